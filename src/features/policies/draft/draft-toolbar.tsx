import { Button, makeStyles, mergeClasses, Toolbar, ToolbarButton, Tooltip } from '@fluentui/react-components';
import {
  ArrowDown20Regular,
  ArrowUp20Regular,
  Checkmark20Regular,
  Delete20Regular,
  Edit20Regular,
  type FluentIcon,
  Merge20Regular,
  MoreHorizontal20Regular,
  Signature20Regular,
  SplitHorizontal20Regular,
  TextHeader120Regular,
  TextIndentDecreaseLtr20Regular,
  TextIndentIncreaseLtr20Regular,
  TextParagraph20Regular,
} from '@fluentui/react-icons';
import type { MouseEvent } from 'react';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { draftTexts } from '#strings/draft-review.ts';
import { type Command, runCommand } from '../edit/edit-commands.ts';
import type { Editing } from './draft-editing.ts';
import { shortcutOf } from './draft-keys.ts';
import { labelOf } from './draft-names.ts';
import type { Spot } from './draft-spots.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px',
    alignItems: 'center',
    minHeight: '50px',
    padding: '4px 0',
  },
  button: { minWidth: '40px', minHeight: '40px', '@media (pointer: coarse)': { minWidth: '44px', minHeight: '44px' } },
  /** On a phone these are in the menu alone. */
  wide: { '@media (max-width: 639px)': { display: 'none' } },
});

const icons = {
  joinBefore: Merge20Regular,
  moveUp: ArrowUp20Regular,
  moveDown: ArrowDown20Regular,
  nest: TextIndentIncreaseLtr20Regular,
  unNest: TextIndentDecreaseLtr20Regular,
  turnClause: TextParagraph20Regular,
  turnHeading: TextHeader120Regular,
  declare: Signature20Regular,
  delete: Delete20Regular,
} as const;

/** Always the same, so that nothing moves under the pointer when another line is chosen. */
const tools = [
  'joinBefore',
  'moveUp',
  'moveDown',
  'nest',
  'unNest',
  'turnClause',
  'turnHeading',
  'declare',
  'delete',
] as const satisfies readonly Command[];
const onPhones: readonly Command[] = ['moveUp', 'moveDown', 'joinBefore', 'delete'];

type DraftToolbarProps = {
  readonly document: PolicyDocument;
  readonly editing: Editing;
  onMenu(at: DOMRect): void;
  onLocal(): void;
};

/** The corrections that are made most, for the chosen line or for the words being typed. */
export function DraftToolbar({ document, editing, onMenu, onLocal }: DraftToolbarProps) {
  const styles = useStyles();
  const spot = editing.current;
  if (editing.typing && spot) {
    return (
      <Toolbar aria-label={draftTexts.toolbar} className={styles.bar}>
        <Button appearance="primary" icon={<Checkmark20Regular />} onClick={editing.leave}>
          {draftTexts.done}
        </Button>
        {spot.block ? (
          <>
            <Button appearance="subtle" icon={<SplitHorizontal20Regular />} onClick={editing.split}>
              {draftTexts.split}
            </Button>
            <Button appearance="subtle" onClick={onLocal}>
              {draftTexts.local}
            </Button>
          </>
        ) : null}
      </Toolbar>
    );
  }
  return (
    <Toolbar aria-label={draftTexts.toolbar} className={styles.bar}>
      <Tool
        label={draftTexts.edit}
        shortcut="Enter"
        isDisabled={spot === null}
        icon={Edit20Regular}
        className={styles.button}
        onPress={() => spot && editing.type(spot.key)}
      />
      {tools.map((tool) => {
        const command = meantBy(tool, spot, document);
        return (
          <Tool
            key={tool}
            label={spot ? labelOf(command, spot) : draftTexts.commands[command]}
            shortcut={shortcutOf[command]}
            isDisabled={!spot || runCommand(document, spot, command) === null}
            icon={icons[tool]}
            className={mergeClasses(styles.button, !onPhones.includes(tool) && styles.wide)}
            onPress={() => editing.run(command)}
          />
        );
      })}
      <ToolbarButton
        className={styles.button}
        aria-label={draftTexts.more}
        aria-haspopup="menu"
        disabled={spot === null}
        icon={<MoreHorizontal20Regular />}
        onClick={({ currentTarget }: MouseEvent<HTMLElement>) => onMenu(currentTarget.getBoundingClientRect())}
      />
    </Toolbar>
  );
}

/** What has been declared is taken back by the same button. */
function meantBy(tool: Command, spot: Spot | null, document: PolicyDocument): Command {
  return tool === 'declare' && spot && runCommand(document, spot, 'unDeclare') !== null ? 'unDeclare' : tool;
}

type ToolProps = {
  readonly label: string;
  readonly shortcut: string;
  readonly isDisabled: boolean;
  readonly icon: FluentIcon;
  readonly className: string;
  onPress(): void;
};

function Tool({ label, shortcut, isDisabled, icon: Icon, className, onPress }: ToolProps) {
  return (
    <Tooltip content={`${label} (${shortcut})`} relationship="description">
      <ToolbarButton
        className={className}
        aria-label={label}
        disabledFocusable={isDisabled}
        icon={<Icon />}
        onClick={onPress}
      />
    </Tooltip>
  );
}
