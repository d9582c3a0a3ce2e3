import type { Declaration, DeclarationType, PolicyDocument } from '#src/domain/policy-document.ts';
import { withLeftOut } from './edit-blocks.ts';
import { allBlocks, blockSpot, type Edited, findBlock, mapTexts, replaceAt, withoutAt } from './edit-document.ts';
import { normalWords, seenWords } from './edit-words.ts';

/** Below this, two texts share words by chance. */
const fewestWords = 5;

/** Makes the function that finds the declaration a text of the policy prints: the same words, or one within the other. */
export function declarationFinder(declarations: readonly Declaration[]): (text: string) => number {
  const sayings = declarations.map(({ text }) => asOne(text));
  return (text) => {
    const printed = asOne(text);
    return sayings.findIndex((said) => {
      if (said === printed) return said.trim() !== '';
      const [short, long] = said.length < printed.length ? [said, printed] : [printed, said];
      return short.split(' ').length > fewestWords && long.includes(short);
    });
  };
}

function declarationOf({ declarations }: PolicyDocument, text: string): number {
  return declarationFinder(declarations)(text);
}

/** Asks signers to say the words of a block in their own name. The block stays where it stands. */
export function declare(document: PolicyDocument, blockId: string): Edited | null {
  const block = findBlock(document, blockId);
  if (!block || block.type === 'table' || block.text.trim() === '') return null;
  if (declarationOf(document, block.text) >= 0) return null;
  const text = seenWords(block.text);
  const declarations = [...document.declarations, { text, type: typeOf(text) }];
  return { document: { ...document, declarations }, spot: blockSpot(blockId) };
}

/** Takes what a block says out of the declarations. The block stays. */
export function unDeclare(document: PolicyDocument, blockId: string): Edited | null {
  const block = findBlock(document, blockId);
  const place = block ? declarationOf(document, block.text) : -1;
  return place < 0 ? null : { document: removeDeclaration(document, place), spot: blockSpot(blockId) };
}

/** Words of the file that stand nowhere but in the declaration are kept among what is left out. */
export function removeDeclaration(document: PolicyDocument, place: number): PolicyDocument {
  const declaration = document.declarations[place];
  if (!declaration) return document;
  const without = { ...document, declarations: withoutAt(document.declarations, place) };
  const stands = document.sections.some(({ heading, blocks }) => {
    const texts = [heading ?? '', ...allBlocks(blocks).map(({ text }) => text)];
    return asOne(texts.join(' ')).includes(asOne(declaration.text));
  });
  if (stands || declaration.addedBySchool === true) return without;
  return withLeftOut(without, [{ text: declaration.text, reason: 'reviewer-undeclared' }]);
}

/** A sentence that the text prints word for word is changed there too: people read what they say. */
export function changeDeclaration(
  document: PolicyDocument,
  place: number,
  change: Partial<Declaration>,
): PolicyDocument {
  const before = document.declarations[place];
  if (!before) return document;
  const after = { ...before, ...change };
  const followed =
    before.text === after.text || before.text.trim() === ''
      ? document
      : mapTexts(document, (text) => (text === before.text ? after.text : text));
  return { ...followed, declarations: replaceAt(document.declarations, place, after) };
}

/** What a new declaration most likely is; the reviewer sees the choice beside it. */
function typeOf(text: string): DeclarationType {
  if (/^(?:I|we) (?:would like|wish|request|ask)\b/iu.test(text)) return 'request';
  if (/^(?:I|we) have (?:received|been given)\b/iu.test(text)) return 'receipt';
  if (/^(?:I|we) (?:have read|am aware|know)\b/iu.test(text)) return 'acknowledgement';
  if (/^(?:I|we) understand\b/iu.test(text)) return 'understanding';
  if (/^(?:I|we) (?:have|am|confirm)\b/iu.test(text)) return 'statementOfFact';
  return 'agreement';
}

function asOne(text: string): string {
  return ` ${normalWords(seenWords(text)).join(' ')} `;
}
