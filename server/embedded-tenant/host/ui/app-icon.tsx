import { makeStyles } from '@fluentui/react-components';
import type { HostApp } from '../place/place.ts';

const looks = {
  teams: { letter: 'T', colour: '#5059c9' },
  outlook: { letter: 'O', colour: '#0f6cbd' },
  sharepoint: { letter: 'S', colour: '#03787c' },
} as const satisfies Record<HostApp, { letter: string; colour: string }>;

/** A lettered tile in the app's colour; Microsoft's own logos are theirs. */
export function AppIcon({ app, size = 18 }: { readonly app: HostApp; readonly size?: number }) {
  const styles = useStyles();
  const { letter, colour } = looks[app];
  return (
    <span
      aria-hidden="true"
      className={styles.tile}
      style={{ backgroundColor: colour, width: size, height: size, fontSize: size * 0.62 }}
    >
      {letter}
    </span>
  );
}

const useStyles = makeStyles({
  tile: {
    display: 'inline-grid',
    placeItems: 'center',
    borderRadius: '4px',
    color: '#ffffff',
    fontWeight: 700,
    lineHeight: 1,
    flexShrink: 0,
  },
});
