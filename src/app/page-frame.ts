import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    padding: '16px clamp(16px, 4vw, 40px) 64px',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    '@media print': { backgroundColor: 'white', padding: 0 },
  },
});

/** The ground every screen stands on. */
export function usePageClass(): string {
  return useStyles().page;
}
