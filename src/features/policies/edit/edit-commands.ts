import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { Spot } from '../draft/draft-spots.ts';
import { deleteBlock, joinAfter, joinBefore, moveBlock, nest, turnClause, unNest } from './edit-blocks.ts';
import { declare, unDeclare } from './edit-declarations.ts';
import type { Edited } from './edit-document.ts';
import { deleteSection, joinSection, moveSection, startSection, turnAccepted, turnHeading } from './edit-sections.ts';

export const blockCommands = [
  'joinBefore',
  'joinAfter',
  'moveUp',
  'moveDown',
  'nest',
  'unNest',
  'turnClause',
  'turnHeading',
  'startSection',
  'declare',
  'unDeclare',
  'delete',
] as const;
const sectionCommands = ['joinBefore', 'moveUp', 'moveDown', 'turnAccepted', 'delete'] as const;

type BlockCommand = (typeof blockCommands)[number];
type SectionCommand = (typeof sectionCommands)[number];
export type Command = BlockCommand | SectionCommand;

type Act = (document: PolicyDocument, id: string) => Edited | null;

const onBlock: Readonly<Record<BlockCommand, Act>> = {
  joinBefore,
  joinAfter,
  moveUp: (document, id) => moveBlock(document, id, -1),
  moveDown: (document, id) => moveBlock(document, id, 1),
  nest,
  unNest,
  turnClause,
  turnHeading,
  startSection,
  declare,
  unDeclare,
  delete: deleteBlock,
};

const onSection: Readonly<Record<SectionCommand, Act>> = {
  joinBefore: joinSection,
  moveUp: (document, id) => moveSection(document, id, -1),
  moveDown: (document, id) => moveSection(document, id, 1),
  turnAccepted,
  delete: deleteSection,
};

export function commandsFor(spot: Spot): readonly Command[] {
  return spot.block ? blockCommands : sectionCommands;
}

/** What a command makes of the draft; null where it has nothing to work on. */
export function runCommand(document: PolicyDocument, spot: Spot, command: Command): Edited | null {
  if (spot.block) return isOf(blockCommands, command) ? onBlock[command](document, spot.block.id) : null;
  return isOf(sectionCommands, command) ? onSection[command](document, spot.section.id) : null;
}

function isOf<C extends Command>(commands: readonly C[], command: Command): command is C {
  return commands.some((one) => one === command);
}
