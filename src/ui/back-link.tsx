import { makeStyles } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { TextLink } from './text-link.tsx';

const useStyles = makeStyles({
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '44px',
    marginBottom: '4px',
    '@media print': { display: 'none' },
  },
});

export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <TextLink href={href} className={styles.link}>
      <ArrowLeft16Regular aria-hidden="true" />
      {children}
    </TextLink>
  );
}
