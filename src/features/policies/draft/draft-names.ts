import { isAccepted } from '#src/domain/policy-document.ts';
import { draftTexts } from '#strings/draft-review.ts';
import type { Command } from '../edit/edit-commands.ts';
import { seenWords } from '../edit/edit-words.ts';
import type { Spot } from './draft-spots.ts';

const longestName = 40;

/** What a spot is called where it is spoken of: "clause 4", "section “Rules”", its first words otherwise. */
export function nameOfSpot({ section, block }: Spot): string {
  const words = draftTexts.spot;
  if (!block) return section.heading === null ? words.noHeading : words.section(short(section.heading));
  if (block.type === 'table') return words.table;
  const number = block.number?.replace(/[.):]+$/u, '') ?? '';
  if (block.type === 'clause' && number !== '') return words.clause(number);
  const said = seenWords(block.text).trim();
  return said === '' ? words.empty : words.words(short(said));
}

/** What a correction did, for people who listen to the page. */
export function saidOf(command: Command, before: Spot, after: Spot | null): string {
  const { did, aClause, aParagraph, accepted, apart } = draftTexts;
  const name = nameOfSpot(before);
  switch (command) {
    case 'joinBefore':
      if (!before.block) return before.place === 0 ? did.loseHeading(name) : did.joinSection(name);
      return did.joinBefore(name, after ? nameOfSpot(after) : '');
    case 'turnClause':
      return did.turnClause(name, after?.block?.type === 'clause' ? aClause : aParagraph);
    case 'turnAccepted':
      return did.turnAccepted(name, after && isAccepted(after.section) ? accepted : apart);
    default:
      return did[command](name);
  }
}

/** What a command is called for this spot. */
export function labelOf(command: Command, { section, block, place }: Spot): string {
  if (command === 'joinBefore' && !block) return place === 0 ? draftTexts.loseHeading : draftTexts.joinSection;
  if (command === 'turnClause') return block?.type === 'clause' ? draftTexts.toParagraph : draftTexts.toClause;
  if (command === 'turnAccepted') return isAccepted(section) ? draftTexts.toApart : draftTexts.toAccepted;
  return draftTexts.commands[command];
}

function short(words: string): string {
  if (words.length <= longestName) return words;
  return `${words.slice(0, longestName).replace(/\s+\S*$/u, '')}…`;
}
