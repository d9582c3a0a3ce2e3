import { makeStyles, tokens } from '@fluentui/react-components';
import type { PersonalChanges } from '#src/contract/changes.ts';
import { countChanges, inOrderOfWeight } from '#src/domain/shown-changes.ts';
import { ChangeList } from '#src/ui/change-list.tsx';
import { myPoliciesTexts } from '#strings/app.ts';
import { changeTexts, whatChangedTexts } from '#strings/changes.ts';
import { momentDay } from '#strings/dates.ts';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '14px',
    padding: 'clamp(14px, 3vw, 22px)',
    marginBottom: '24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  title: { margin: 0, fontSize: '1.25rem', lineHeight: 1.3, fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0 },
  legend: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  small: {
    '& > summary': { cursor: 'pointer', minHeight: '44px', padding: '10px 0', fontWeight: tokens.fontWeightSemibold },
  },
});

/** Only what is different for this person. Asked again it stands open; a small change folds away beneath one line. */
export function WhatChanged({ changes }: { readonly changes: PersonalChanges }) {
  const styles = useStyles();
  const { kind, from, difference, reason } = changes;
  const counts = countChanges(difference);
  const version = myPoliciesTexts.version(from.label, from.number);
  const isMinor = kind === 'minor';
  const list = (
    <>
      <ChangeList changes={inOrderOfWeight(difference)} />
      {counts.reworded > 0 ? <p className={styles.legend}>{changeTexts.legend}</p> : null}
    </>
  );
  return (
    <section className={styles.box} aria-labelledby="what-changed">
      <h2 id="what-changed" className={styles.title}>
        {isMinor
          ? whatChangedTexts.minor.title(version)
          : whatChangedTexts.title(version, momentDay(changes.acceptedAt))}
      </h2>
      <p className={styles.line}>{isMinor ? whatChangedTexts.minor.lead : whatChangedTexts.lead(counts)}</p>
      {reason === null ? null : (
        <p className={styles.line}>
          <strong>{whatChangedTexts.reason}:</strong> {reason}
        </p>
      )}
      {isMinor ? (
        <details className={styles.small}>
          <summary>{whatChangedTexts.minor.show(counts)}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </section>
  );
}
