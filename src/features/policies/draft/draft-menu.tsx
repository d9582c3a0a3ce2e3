import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { draftTexts } from '#strings/draft-review.ts';
import { commandsFor, runCommand } from '../edit/edit-commands.ts';
import type { Editing } from './draft-editing.ts';
import { shortcutOf } from './draft-keys.ts';
import { labelOf } from './draft-names.ts';

type DraftMenuProps = {
  readonly document: PolicyDocument;
  readonly editing: Editing;
  /** Where the menu opens; null while it is closed. */
  readonly at: DOMRect | null;
  onClose(): void;
  onShortcuts(): void;
};

/** Every correction that can be made to the chosen line. */
export function DraftMenu({ document, editing, at, onClose, onShortcuts }: DraftMenuProps) {
  const spot = editing.current;
  if (!at || !spot) return null;
  const possible = commandsFor(spot).filter((command) => runCommand(document, spot, command) !== null);
  return (
    <Menu
      open
      positioning={{
        target: { getBoundingClientRect: () => at },
        position: 'below',
        align: 'start',
        autoSize: 'height',
      }}
      onOpenChange={(_, { open, type }) => {
        if (open) return;
        onClose();
        // What was pressed puts the focus where it belongs; a menu that only closes gives it back.
        if (type !== 'menuItemClick') editing.focus();
      }}
    >
      <MenuPopover>
        <MenuList aria-label={draftTexts.menu}>
          <MenuItem secondaryContent="Enter" onClick={() => editing.type(spot.key)}>
            {draftTexts.edit}
          </MenuItem>
          {possible.map((command) => (
            <MenuItem key={command} secondaryContent={shortcutOf[command]} onClick={() => editing.run(command)}>
              {labelOf(command, spot)}
            </MenuItem>
          ))}
          <MenuDivider />
          <MenuItem secondaryContent="?" onClick={onShortcuts}>
            {draftTexts.shortcuts}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
