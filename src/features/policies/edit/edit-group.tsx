import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular, Delete16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { editTexts } from '#strings/draft-review.ts';
import type { ChangeDraft } from '../draft/use-draft.ts';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '12px', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: '6px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  tools: { display: 'flex', gap: '2px' },
  tool: { minWidth: '36px', minHeight: '36px', '@media (pointer: coarse)': { minWidth: '44px', minHeight: '44px' } },
});

export type PartProps = { readonly document: PolicyDocument; readonly onChange: ChangeDraft };

type EditGroupProps = { readonly legend?: string; readonly hint?: string; readonly children: ReactNode };

/** Fields that belong together, under one name. */
export function EditGroup({ legend, hint, children }: EditGroupProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      {legend ? <legend className={styles.legend}>{legend}</legend> : null}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {children}
    </fieldset>
  );
}

type ItemToolsProps = {
  readonly what: string;
  readonly place: number;
  readonly count: number;
  onMove?(by: -1 | 1): void;
  onRemove(): void;
};

/** The buttons of one item in a list: its place among the others, and out of it. */
export function ItemTools({ what, place, count, onMove, onRemove }: ItemToolsProps) {
  const styles = useStyles();
  return (
    <span className={styles.tools}>
      {onMove ? (
        <>
          <Button
            appearance="subtle"
            className={styles.tool}
            icon={<ArrowUp16Regular />}
            disabledFocusable={place === 0}
            aria-label={editTexts.moveUp(what)}
            onClick={() => onMove(-1)}
          />
          <Button
            appearance="subtle"
            className={styles.tool}
            icon={<ArrowDown16Regular />}
            disabledFocusable={place === count - 1}
            aria-label={editTexts.moveDown(what)}
            onClick={() => onMove(1)}
          />
        </>
      ) : null}
      <Button
        appearance="subtle"
        className={styles.tool}
        icon={<Delete16Regular />}
        aria-label={editTexts.remove(what)}
        onClick={onRemove}
      />
    </span>
  );
}
