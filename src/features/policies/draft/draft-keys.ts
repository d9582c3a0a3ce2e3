import type { Command } from '../edit/edit-commands.ts';

/** What a key does while a line of the policy is chosen. The arrows with Alt and Shift are those of Word's outline. */
type KeyAct =
  | { readonly kind: 'go'; readonly to: 'before' | 'after' | 'first' | 'last' }
  | { readonly kind: 'run'; readonly command: Command }
  | { readonly kind: 'edit' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'help' };

export type Key = {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
};

/** How a shortcut is written on the page. */
export const shortcutOf: Readonly<Record<Command, string>> = {
  joinBefore: 'J',
  joinAfter: 'Shift+J',
  moveUp: 'Alt+Shift+↑',
  moveDown: 'Alt+Shift+↓',
  nest: 'Alt+Shift+→',
  unNest: 'Alt+Shift+←',
  turnClause: 'C',
  turnHeading: 'H',
  startSection: 'S',
  declare: 'D',
  unDeclare: 'D',
  turnAccepted: 'A',
  delete: 'Delete',
};

const moves: Readonly<Record<string, Command>> = {
  ArrowUp: 'moveUp',
  ArrowDown: 'moveDown',
  ArrowRight: 'nest',
  ArrowLeft: 'unNest',
};

const letters: Readonly<Record<string, Command>> = {
  c: 'turnClause',
  h: 'turnHeading',
  s: 'startSection',
  d: 'declare',
  a: 'turnAccepted',
  Delete: 'delete',
  Backspace: 'delete',
};

const goes: Readonly<Record<string, 'before' | 'after' | 'first' | 'last'>> = {
  ArrowUp: 'before',
  ArrowDown: 'after',
  Home: 'first',
  End: 'last',
};

export function keyAct({ key, altKey, ctrlKey, metaKey, shiftKey }: Key): KeyAct | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    const command = shiftKey ? moves[key] : undefined;
    return command ? { kind: 'run', command } : null;
  }
  if (key === '?') return { kind: 'help' };
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { kind: 'menu' };
  if (key.toLowerCase() === 'j') return { kind: 'run', command: shiftKey ? 'joinAfter' : 'joinBefore' };
  if (shiftKey) return null;
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' };
  const to = goes[key];
  if (to) return { kind: 'go', to };
  const command = letters[key];
  return command ? { kind: 'run', command } : null;
}
