import { describe, expect, test } from 'vitest';
import type { Block, PolicyDocument, Section } from '#src/domain/policy-document.ts';
import { spotsOf } from '#src/features/policies/draft/draft-spots.ts';
import { splitAt, typeInBlock } from '#src/features/policies/edit/edit-blocks.ts';
import { type Command, runCommand } from '#src/features/policies/edit/edit-commands.ts';
import { changeDeclaration } from '#src/features/policies/edit/edit-declarations.ts';
import { allBlocks, blockSpot, headingSpot } from '#src/features/policies/edit/edit-document.ts';
import { restoreText } from '#src/features/policies/edit/edit-left-out.ts';
import { makeLocalValue, settleLocalValue } from '#src/features/policies/edit/edit-local-values.ts';
import { draft } from './support/draft.ts';

const clause = (id: string, number: string | null, words: string, children?: Block[]): Block => ({
  type: 'clause',
  id,
  number,
  text: words,
  ...(children ? { children } : {}),
});
const rules: Section = {
  id: 's1',
  heading: 'Rules',
  kind: 'clauses',
  blocks: [
    clause('a', '1.', 'Keep phones away', [clause('a1', '(a)', 'in lessons'), clause('a2', '(b)', 'in assembly')]),
    clause('b', '2.', 'Tell the office'),
  ],
};
const annex: Section = { id: 's2', heading: 'Help', kind: 'annex', blocks: [clause('c', null, 'Ask Mrs Smith')] };
const two: PolicyDocument = { ...draft, sections: [rules, annex] };

/** The draft as lines a person can read: depth, type, number and words. */
function drawn({ sections }: PolicyDocument): string[] {
  const draw = (blocks: readonly Block[], depth: number): string[] =>
    blocks.flatMap(({ type, number, text, children }) => [
      `${'  '.repeat(depth)}${type === 'clause' ? '' : `${type}: `}${number ?? '-'} ${text}`,
      ...draw(children ?? [], depth + 1),
    ]);
  return sections.flatMap(({ heading, kind, blocks }) => [`# ${heading ?? ''} (${kind})`, ...draw(blocks, 0)]);
}

function applied(document: PolicyDocument, key: string, command: Command): PolicyDocument {
  const spot = spotsOf(document).find((one) => one.key === blockSpot(key) || one.key === headingSpot(key));
  const edited = spot && runCommand(document, spot, command);
  if (!edited) throw new Error(`${command} does nothing at ${key}`);
  return edited.document;
}

describe('each correction', () => {
  test.each<[string, Command, string[]]>([
    [
      'b',
      'joinBefore',
      ['# Rules (clauses)', '1. Keep phones away', '  (a) in lessons', '  (b) in assembly Tell the office'],
    ],
    [
      'a1',
      'joinBefore',
      ['# Rules (clauses)', '1. Keep phones away in lessons', '  (b) in assembly', '2. Tell the office'],
    ],
    [
      'a1',
      'joinAfter',
      ['# Rules (clauses)', '1. Keep phones away', '  (a) in lessons in assembly', '2. Tell the office'],
    ],
    [
      'a1',
      'unNest',
      ['# Rules (clauses)', '1. Keep phones away', '(a) in lessons', '  (b) in assembly', '2. Tell the office'],
    ],
    [
      'b',
      'nest',
      ['# Rules (clauses)', '1. Keep phones away', '  (a) in lessons', '  (b) in assembly', '  2. Tell the office'],
    ],
    [
      'b',
      'moveUp',
      ['# Rules (clauses)', '2. Tell the office', '1. Keep phones away', '  (a) in lessons', '  (b) in assembly'],
    ],
    [
      'a1',
      'moveUp',
      ['# Rules (clauses)', '(a) in lessons', '1. Keep phones away', '  (b) in assembly', '2. Tell the office'],
    ],
    [
      'a2',
      'moveDown',
      ['# Rules (clauses)', '1. Keep phones away', '  (a) in lessons', '(b) in assembly', '2. Tell the office'],
    ],
    [
      'a',
      'turnClause',
      [
        '# Rules (clauses)',
        'paragraph: - 1. Keep phones away',
        '(a) in lessons',
        '(b) in assembly',
        '2. Tell the office',
      ],
    ],
    ['a1', 'delete', ['# Rules (clauses)', '1. Keep phones away', '  (b) in assembly', '2. Tell the office']],
    [
      'a1',
      'turnHeading',
      [
        '# Rules (clauses)',
        '1. Keep phones away',
        '# (a) in lessons (clauses)',
        '(b) in assembly',
        '2. Tell the office',
      ],
    ],
    [
      'a1',
      'startSection',
      [
        '# Rules (clauses)',
        '1. Keep phones away',
        '#  (clauses)',
        '(a) in lessons',
        '(b) in assembly',
        '2. Tell the office',
      ],
    ],
    [
      'b',
      'startSection',
      [
        '# Rules (clauses)',
        '1. Keep phones away',
        '  (a) in lessons',
        '  (b) in assembly',
        '#  (clauses)',
        '2. Tell the office',
      ],
    ],
  ])('%s %s', (key, command, expected) => {
    expect(drawn(applied(two, key, command)).slice(0, -2)).toEqual(expected);
  });

  test('a clause moves on into the next section, and back', () => {
    const moved = applied(two, 'b', 'moveDown');
    expect(drawn(moved).slice(-3)).toEqual(['# Help (annex)', '2. Tell the office', '- Ask Mrs Smith']);
    expect(drawn(applied(moved, 'b', 'moveUp'))).toEqual(drawn(two));
  });

  test('a section joins the one above, its heading as a paragraph', () => {
    expect(drawn(applied(two, 's2', 'joinBefore')).slice(-3)).toEqual([
      '2. Tell the office',
      'paragraph: - Help',
      '- Ask Mrs Smith',
    ]);
  });

  test('a section becomes accepted, moves and goes', () => {
    expect(applied(two, 's2', 'turnAccepted').sections[1]?.kind).toBe('clauses');
    expect(applied(two, 's1', 'turnAccepted').sections[0]?.kind).toBe('annex');
    expect(applied(two, 's2', 'moveUp').sections.map(({ id }) => id)).toEqual(['s2', 's1']);
    expect(applied(two, 's2', 'delete').discarded).toEqual([
      { text: 'Help', reason: 'reviewer-deleted' },
      { text: 'Ask Mrs Smith', reason: 'reviewer-deleted' },
    ]);
  });

  test('a paragraph takes the number in front of it, and a deleted clause comes back with its own', () => {
    const paragraph = applied(two, 'b', 'turnClause');
    expect(drawn(applied(paragraph, 'b', 'turnClause'))).toEqual(drawn(two));
    const deleted = applied(two, 'b', 'delete');
    expect(deleted.discarded).toEqual([{ text: '2. Tell the office', reason: 'reviewer-deleted' }]);
    const restored = restoreText(deleted, 0, blockSpot('a'));
    expect(drawn(restored?.document ?? draft)).toEqual(drawn(two));
    expect(restored?.document.discarded).toEqual([]);
  });

  test('a cut inside a link comes before it', () => {
    const linked = {
      ...two,
      sections: [{ ...annex, blocks: [clause('x', null, 'Read [the guide](https://a.org/x) first')] }],
    };
    const split = splitAt(linked, 'x', 20);
    expect(drawn(split?.document ?? draft)).toEqual([
      '# Help (annex)',
      '- Read',
      '- [the guide](https://a.org/x) first',
    ]);
  });

  test('nothing happens where nothing can: the edge of the policy, a table and a paragraph', () => {
    const table: Block = { type: 'table', id: 't', number: null, text: 'a\tb' };
    const edge: PolicyDocument = {
      ...draft,
      sections: [{ ...annex, heading: null, blocks: [table, clause('z', null, 'z')] }],
    };
    const can = (key: string, command: Command) => {
      const spot = spotsOf(edge).find((one) => one.key === blockSpot(key) || one.key === headingSpot(key));
      return spot !== undefined && runCommand(edge, spot, command) !== null;
    };
    expect(can('t', 'moveUp')).toBe(false);
    expect(can('t', 'turnClause')).toBe(false);
    expect(can('t', 'turnHeading')).toBe(false);
    expect(can('z', 'joinBefore')).toBe(false);
    expect(can('z', 'nest')).toBe(false);
    expect(can('z', 'moveDown')).toBe(false);
    expect(can('s2', 'joinBefore')).toBe(false);
  });
});

describe('declarations', () => {
  const said: PolicyDocument = {
    ...two,
    sections: [
      {
        ...rules,
        kind: 'declaration',
        blocks: [{ type: 'paragraph', id: 'd', number: null, text: 'I will keep to this policy.' }],
      },
    ],
  };

  test('a sentence of the text becomes a declaration and stays where it stands', () => {
    const declared = applied(said, 'd', 'declare');
    expect(declared.declarations).toEqual([{ text: 'I will keep to this policy.', type: 'agreement' }]);
    expect(declared.sections).toBe(said.sections);
    expect(applied(declared, 'd', 'unDeclare')).toEqual(said);
  });

  test('the text and what people say stay the same words', () => {
    const declared = applied(said, 'd', 'declare');
    const typed = typeInBlock(declared, 'd', 'I will keep to all of it.');
    expect(typed.declarations[0]?.text).toBe('I will keep to all of it.');
    const retyped = changeDeclaration(typed, 0, { text: 'I keep to it.' });
    expect(textOf(retyped, 'd')).toBe('I keep to it.');
  });
});

describe('words of the school', () => {
  test('chosen words become a place with a name, and can be settled again', () => {
    const local = makeLocalValue(two, 'c', { from: 4, to: 13, name: 'Safeguarding lead' })?.document;
    expect(textOf(local, 'c')).toBe('Ask {{Safeguarding lead}}');
    expect(local?.localValues).toEqual([{ name: 'Safeguarding lead', value: 'Mrs Smith' }]);
    const settled = local && settleLocalValue(local, 'safeguarding LEAD');
    expect(textOf(settled ?? undefined, 'c')).toBe('Ask Mrs Smith');
    expect(settled?.localValues).toEqual([]);
  });

  test('a name is not taken for two different things, and a place is not cut', () => {
    const local = makeLocalValue(two, 'c', { from: 4, to: 13, name: 'Lead' })?.document ?? draft;
    expect(makeLocalValue(local, 'b', { from: 0, to: 4, name: 'lead' })).toBeNull();
    expect(makeLocalValue(local, 'c', { from: 0, to: 7, name: 'Other' })).toBeNull();
    expect(makeLocalValue(local, 'c', { from: 0, to: 3, name: ' {} ' })).toBeNull();
  });
});

function textOf(document: PolicyDocument | undefined, id: string): string {
  return document?.sections.flatMap(({ blocks }) => allBlocks(blocks)).find((block) => block.id === id)?.text ?? '';
}
