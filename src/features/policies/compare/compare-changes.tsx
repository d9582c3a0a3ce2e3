import { makeStyles, Switch, ToggleButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Change } from '#src/domain/difference/types.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { ChangeList } from '#src/ui/change-list.tsx';
import { changeTexts } from '#strings/changes.ts';
import { compareTexts } from '#strings/versions.ts';
import { type ChangeFilter, filterName, filterOf, filtersOf, groupChanges } from './compare-groups.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  chip: { minHeight: '36px', fontWeight: tokens.fontWeightRegular },
  switch: { marginLeft: '-8px' },
  legend: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  group: { display: 'grid', gap: '12px' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

type CompareChangesProps = {
  readonly changes: readonly Change[];
  readonly isWhole: boolean;
  onWhole(isWhole: boolean): void;
};

/** The changes under the headings they stand under, narrowed to one class where the reader wants that. */
export function CompareChanges({ changes, isWhole, onWhole }: CompareChangesProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<ChangeFilter | null>(null);
  const filters = filtersOf(changes);
  const shown = chosen === null ? changes : changes.filter((change) => filterOf(change) === chosen);
  const choose = (filter: ChangeFilter | null) => {
    setChosen(filter);
    const count = filter === null ? changes.length : (filters.find((one) => one.filter === filter)?.count ?? 0);
    announce(compareTexts.shown(count));
  };
  return (
    <>
      {filters.length > 1 && !isWhole ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons
        <div role="group" aria-label={compareTexts.filter} className={styles.bar}>
          <ToggleButton shape="circular" className={styles.chip} checked={chosen === null} onClick={() => choose(null)}>
            {compareTexts.all(changes.length)}
          </ToggleButton>
          {filters.map(({ filter, count }) => (
            <ToggleButton
              key={filter}
              shape="circular"
              className={styles.chip}
              checked={chosen === filter}
              onClick={() => choose(filter)}
            >
              {compareTexts.only(filterName(filter), count)}
            </ToggleButton>
          ))}
        </div>
      ) : null}
      <Switch
        className={styles.switch}
        label={compareTexts.whole}
        checked={isWhole}
        onChange={(_, { checked }) => onWhole(checked)}
      />
      {shown.some(({ kind }) => kind === 'reworded') || isWhole ? (
        <p className={styles.legend}>{changeTexts.legend}</p>
      ) : null}
      {isWhole
        ? null
        : groupChanges(shown).map((group) => (
            <section key={group.heading} className={styles.group} aria-label={group.heading}>
              <h2 className={styles.heading}>{group.heading}</h2>
              <ChangeList changes={group.changes} withClass withSection={false} />
            </section>
          ))}
    </>
  );
}
