import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { draftTexts, shortcutTexts } from '#strings/draft-review.ts';
import { blockCommands } from '../edit/edit-commands.ts';
import { DraftDialog } from './draft-dialog.tsx';
import { shortcutOf } from './draft-keys.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '6px 16px',
    margin: '12px 0 0',
    '& dt': { gridColumn: 1, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
    '& dd': { gridColumn: 2, margin: 0 },
  },
  note: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
});

type DraftShortcutsProps = { readonly isOpen: boolean; onClose(): void };

/** Every key of the page, written down. */
export function DraftShortcuts({ isOpen, onClose }: DraftShortcutsProps) {
  const styles = useStyles();
  const commands = blockCommands
    .filter((command) => command !== 'unDeclare')
    .map((command) => [shortcutOf[command], draftTexts.commands[command]] as const);
  const chosen = [
    ...shortcutTexts.chosen,
    ...commands,
    [shortcutOf.turnAccepted, draftTexts.commands.turnAccepted] as const,
  ];
  return (
    <DraftDialog
      isOpen={isOpen}
      title={draftTexts.shortcuts}
      onClose={onClose}
      actions={
        <Button appearance="primary" size="large" onClick={onClose}>
          {draftTexts.close}
        </Button>
      }
    >
      <p className={styles.note}>{shortcutTexts.chosenLead}</p>
      <Keys list={chosen} className={styles.list} />
      <p className={styles.note}>{shortcutTexts.typingLead}</p>
      <Keys list={shortcutTexts.typing} className={styles.list} />
    </DraftDialog>
  );
}

type KeysProps = { readonly list: readonly (readonly [string, string])[]; readonly className: string };

function Keys({ list, className }: KeysProps) {
  return (
    <dl className={className}>
      {list.map(([keys, what]) => (
        <div key={keys} style={{ display: 'contents' }}>
          <dt>{keys}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
