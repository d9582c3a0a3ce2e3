import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { LocalValue } from '#src/domain/policy-document.ts';
import { draftTexts } from '#strings/draft-review.ts';
import type { Marker, MarkKind } from './draft-marks.ts';

const useStyles = makeStyles({
  mark: { textDecorationLine: 'underline', textDecorationThickness: '2px', textUnderlineOffset: '3px' },
  link: { textDecorationColor: tokens.colorBrandStroke1, color: tokens.colorBrandForegroundLink },
  contact: { textDecorationColor: tokens.colorPaletteGreenBorderActive, textDecorationStyle: 'dashed' },
  date: { textDecorationColor: tokens.colorPaletteDarkOrangeBorderActive, textDecorationStyle: 'dotted' },
  policy: { textDecorationColor: tokens.colorPalettePurpleBorderActive, textDecorationStyle: 'double' },
  reference: { textDecorationColor: tokens.colorPaletteTealBorderActive, textDecorationStyle: 'wavy' },
  local: {
    padding: '0 4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

type MarkedTextProps = {
  readonly text: string;
  readonly marker: Marker;
  readonly localValues: readonly LocalValue[];
};

/** A text with what was understood of its words underlined. Links are not followed here: a click chooses the line. */
export function MarkedText({ text, marker, localValues }: MarkedTextProps) {
  const styles = useStyles();
  return marker(text).map(({ text: words, kind, start }) =>
    kind === null ? (
      words
    ) : (
      <span
        key={start}
        title={draftTexts.marks[kind]}
        className={kind === 'local' ? styles.local : mergeClasses(styles.mark, styles[kind])}
      >
        {kind === 'local' ? localWords(words, localValues) : words}
      </span>
    ),
  );
}

function localWords(place: string, localValues: readonly LocalValue[]): string {
  const name = place.slice(2, -2).trim();
  const value = localValues.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value.trim() ?? '';
  return value === '' ? draftTexts.emptyValue(name) : draftTexts.localValue(name, value);
}

/** What each underline means. */
export function MarkLegend({ kinds }: { readonly kinds: readonly MarkKind[] }) {
  const styles = useStyles();
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.legend} aria-label={draftTexts.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={kind === 'local' ? styles.local : mergeClasses(styles.mark, styles[kind])}>
            {draftTexts.marks[kind]}
          </span>
        </li>
      ))}
    </ul>
  );
}
