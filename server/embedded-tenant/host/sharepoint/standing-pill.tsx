import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

/** A choice as SharePoint's column formatting draws it: a coloured pill with the word in it. */
export function StandingPill({ standing }: { readonly standing: string }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.pill, styles[toneOf(standing)])}>{standing}</span>;
}

type Tone = 'good' | 'late' | 'waiting' | 'quiet';

function toneOf(standing: string): Tone {
  const word = standing.toLowerCase();
  if (word.includes('accept')) return 'good';
  if (word.includes('overdue') || word.includes('declin')) return 'late';
  return word.includes('outstanding') || word.includes('question') ? 'waiting' : 'quiet';
}

const useStyles = makeStyles({
  pill: {
    display: 'inline-block',
    padding: '2px 10px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  good: { backgroundColor: tokens.colorPaletteGreenBackground2, color: tokens.colorPaletteGreenForeground2 },
  late: { backgroundColor: tokens.colorPaletteRedBackground2, color: tokens.colorPaletteRedForeground2 },
  waiting: { backgroundColor: tokens.colorPalettePeachBackground2, color: tokens.colorPalettePeachForeground2 },
  quiet: { backgroundColor: tokens.colorNeutralBackground6, color: tokens.colorNeutralForeground2 },
});
