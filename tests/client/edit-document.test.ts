import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyDocument } from '#src/contract/policy-document.ts';
import { type Block, type PolicyDocument, sectionKinds } from '#src/domain/policy-document.ts';
import { spotsOf } from '#src/features/policies/draft/draft-spots.ts';
import { splitAt } from '#src/features/policies/edit/edit-blocks.ts';
import { blockCommands, type Command, commandsFor, runCommand } from '#src/features/policies/edit/edit-commands.ts';
import { allBlocks } from '#src/features/policies/edit/edit-document.ts';
import { restoreText } from '#src/features/policies/edit/edit-left-out.ts';
import { normalWords } from '#src/features/policies/edit/edit-words.ts';
import { keepAgreement } from '#src/features/policies/questions/question-agreements.ts';
import { draft } from './support/draft.ts';

const words = fc.constantFrom(
  'phones',
  'stay',
  'in the bag',
  'I agree',
  'see 4.',
  '(b) and',
  'DSL',
  '[link](https://a.org)',
);
const text = fc.array(words, { minLength: 0, maxLength: 4 }).map((list) => list.join(' '));
const number = fc.constantFrom(null, '1.', '(a)', '2.3', 'iv)');

type Shape = { type: Block['type']; number: string | null; text: string; depth: number };
const shape: fc.Arbitrary<Shape> = fc.record({
  type: fc.constantFrom('paragraph' as const, 'clause' as const, 'clause' as const, 'table' as const),
  number,
  text,
  depth: fc.nat(3),
});

/** A document as an import makes it: only clauses have numbers and hold others. */
const documents: fc.Arbitrary<PolicyDocument> = fc
  .array(
    fc.record({
      heading: fc.option(
        text.filter((one) => one !== ''),
        { nil: null },
      ),
      kind: fc.constantFrom(...sectionKinds),
      blocks: fc.array(shape, { maxLength: 7 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((sections) => ({
    ...draft,
    declarations: [{ text: 'I agree', type: 'agreement' as const }],
    sections: sections.map(({ heading, kind, blocks }, at) => ({
      id: `s${at + 1}`,
      heading,
      kind,
      blocks: nested(blocks, `s${at + 1}`),
    })),
  }));

function nested(shapes: readonly Shape[], parent: string): Block[] {
  type Open = { depth: number; children: Block[] };
  const top: Block[] = [];
  const open: Open[] = [];
  for (const [at, { type, number, text, depth }] of shapes.entries()) {
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const children: Block[] = [];
    const block = { type, id: `${parent}b${at + 1}`, number: type === 'clause' ? number : null, text, children };
    (open.at(-1)?.children ?? top).push(block);
    if (type === 'clause') open.push({ depth, children });
  }
  return top;
}

/** Every word of the policy and of what is left out, each as often as it stands there. */
function wordsIn(document: PolicyDocument): string[] {
  const texts = [
    ...document.sections.flatMap(({ heading, blocks }) => [
      heading ?? '',
      ...allBlocks(blocks).flatMap((block) => [block.number ?? '', block.text]),
    ]),
    ...document.discarded.map((one) => one.text),
  ];
  return texts.flatMap(normalWords).sort();
}

function idsIn({ sections }: PolicyDocument): string[] {
  return sections.flatMap(({ id, blocks }) => [id, ...allBlocks(blocks).map((block) => block.id)]);
}

const hand = fc.record({ spot: fc.nat(), command: fc.nat(), caret: fc.nat(30), restore: fc.nat() });

/** One press of a reviewer, whatever is under their hand. */
function press(document: PolicyDocument, { spot, command, caret, restore }: { [key: string]: number }): PolicyDocument {
  const spots = spotsOf(document);
  const chosen = spots[(spot ?? 0) % Math.max(1, spots.length)];
  const left = document.discarded.length;
  if (!chosen) return restoreText(document, 0, null)?.document ?? document;
  const commands: readonly (Command | 'split' | 'restore')[] = [...commandsFor(chosen), 'split', 'restore'];
  const pressed = commands[(command ?? 0) % commands.length];
  if (pressed === 'restore')
    return restoreText(document, (restore ?? 0) % Math.max(1, left), chosen.key)?.document ?? document;
  if (pressed === 'split')
    return (chosen.block && splitAt(document, chosen.block.id, caret ?? 0)?.document) ?? document;
  return (pressed && runCommand(document, chosen, pressed)?.document) ?? document;
}

describe('whatever a reviewer presses', () => {
  test('no word of the file is lost or doubled, and every name stays its own', () => {
    fc.assert(
      fc.property(documents, fc.array(hand, { maxLength: 12 }), (document, presses) => {
        const before = JSON.stringify(document);
        const end = presses.reduce<PolicyDocument>(press, document);
        expect(wordsIn(end)).toEqual(wordsIn(document));
        expect(new Set(idsIn(end)).size).toBe(idsIn(end).length);
        expect(policyDocument.safeParse(end).success).toBe(true);
        expect(JSON.stringify(document)).toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  test('the next spot is one that is there, and nothing stands in what cannot hold it', () => {
    fc.assert(
      fc.property(documents, hand, fc.constantFrom(...blockCommands), (document, { spot }, command) => {
        const spots = spotsOf(document).filter(({ block }) => block !== null);
        const chosen = spots[spot % Math.max(1, spots.length)];
        const edited = chosen && runCommand(document, chosen, command);
        if (!edited) return;
        expect(spotsOf(edited.document).map(({ key }) => key)).toContain(edited.spot);
        for (const { type, children = [] } of edited.document.sections.flatMap(({ blocks }) => allBlocks(blocks))) {
          if (type !== 'clause') expect(children).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('splitting and joining again gives the words back in their order', () => {
    fc.assert(
      fc.property(documents, hand, (document, { spot, caret }) => {
        const blocks = spotsOf(document).flatMap(({ block }) => (block ? [block] : []));
        const block = blocks[spot % Math.max(1, blocks.length)];
        const split = block && splitAt(document, block.id, caret);
        const behind = split && spotsOf(split.document).find(({ key }) => key === split.spot);
        if (!block || !split || !behind || behind.block?.number !== null) return;
        const joined = runCommand(split.document, behind, 'joinBefore');
        expect(normalWords(textOf(joined?.document, block.id))).toEqual(normalWords(block.text));
      }),
    );
  });

  test('keeping one agreement of several leaves the others among what is left out', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (document, at) => {
        const kept = document.sections[at % document.sections.length];
        const alone = keepAgreement(document, { name: '', sectionIds: kept ? [kept.id] : [] });
        expect(wordsIn(alone)).toEqual(wordsIn(document));
        expect(alone.sections).toEqual(kept ? [kept] : []);
      }),
    );
  });
});

function textOf(document: PolicyDocument | undefined, id: string): string {
  return document?.sections.flatMap(({ blocks }) => allBlocks(blocks)).find((block) => block.id === id)?.text ?? '';
}
