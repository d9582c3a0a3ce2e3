import { describe, expect, test } from 'vitest';
import { compareVersions } from '#src/domain/difference/compare-versions.ts';
import { proposeKind } from '#src/domain/difference/propose-kind.ts';
import type { Change } from '#src/domain/difference/types.ts';
import type { Block, Declaration, Section, SignatureField } from '#src/domain/policy-document.ts';
import type { PublishedWords } from '#src/domain/published-words.ts';
import { clause, sectionOf } from './documents.ts';
import { samplePolicy } from './sample-policy.ts';

function compared(before: PublishedWords, after: PublishedWords): readonly [kind: string, ...changes: string[]] {
  const difference = compareVersions(before, after);
  return [proposeKind(difference).kind, ...difference.changes.map(inShort)];
}

/** "reworded clause, tightened: I must return…". */
function inShort(change: Change): string {
  const { part, text } = change.kind === 'removed' ? change.before : change.after;
  const named = 'changeClass' in change ? `, ${change.changeClass}` : '';
  const moved = change.kind === 'reworded' && change.moved ? ' and moved' : '';
  return `${change.kind}${moved} ${part}${named}: ${text.split('\n').join(' / ')}`;
}

function withSections(change: (sections: readonly Section[]) => readonly Section[]): PublishedWords {
  const policy = samplePolicy();
  return { ...policy, sections: change(policy.sections) };
}

function withSection(id: string, change: (section: Section) => Section): PublishedWords {
  return withSections((sections) => sections.map((section) => (section.id === id ? change(section) : section)));
}

function withBlocks(id: string, change: (blocks: readonly Block[]) => readonly Block[]): PublishedWords {
  return withSection(id, (section) => ({ ...section, blocks: change(section.blocks) }));
}

function withText(from: string | RegExp, to: string): PublishedWords {
  return JSON.parse(JSON.stringify(samplePolicy()).replaceAll(from, to)) as PublishedWords;
}

const rule = (text: string): Block => clause(text, 'new');

describe('nothing to tell', () => {
  test('ids, printed numbers and other bullets are no change', () => {
    const renumber = (blocks: readonly Block[], depth: number): readonly Block[] =>
      blocks.map((block, index) => ({
        ...block,
        id: `x${depth}-${index}`,
        number: `(${String.fromCharCode(97 + index)})`,
        ...(block.children ? { children: renumber(block.children, depth + 1) } : {}),
      }));
    const after = withSections((sections) =>
      sections.map((section, index) => ({
        ...section,
        id: `new${index}`,
        blocks: renumber(section.blocks, index * 10),
      })),
    );
    expect(compared(samplePolicy(), after)).toEqual(['minor']);
    expect(compareVersions(samplePolicy(), after).unchanged).toBe(18);
  });

  test('quotes, dashes, spaces and line ends are no change', () => {
    const before = withBlocks('s3', (blocks) => [...blocks, rule('The school\'s rules - all of them - say "no".')]);
    const after = withBlocks('s3', (blocks) => [...blocks, rule('The school’s  rules – all of\nthem – say “no”.')]);
    expect(compared(before, after)).toEqual(['minor']);
  });

  test('a name that stands in the text becomes a local value with the same name', () => {
    const after = {
      ...withText('Mrs G Thorne', '{{Safety lead}}'),
      localValues: [{ name: 'Safety lead', value: 'Mrs G Thorne' }],
    };
    expect(compared(samplePolicy(), after)).toEqual(['minor']);
  });
});

describe('minor', () => {
  test('a named person changes in the clause and among the contacts', () => {
    expect(compared(samplePolicy(), withText('Mrs G Thorne', 'Mr A Bello'))).toEqual([
      'minor',
      'reworded contact, contact: Online Safety Lead: Mr A Bello',
      'reworded clause, contact: I will report misuse to the Online Safety Lead (Mr A Bello), as rule 4 sets out.',
    ]);
  });

  test('a local value changes wherever it is read', () => {
    const version = (value: string): PublishedWords => ({
      ...withBlocks('s3', (blocks) => [...blocks, rule('I will ask {{Safety lead}} when I am unsure.')]),
      localValues: [{ name: 'safety lead', value }],
    });
    expect(compared(version('Mrs G Thorne'), version('Mr A Bello'))).toEqual([
      'minor',
      'reworded clause, contact: I will ask Mr A Bello when I am unsure.',
    ]);
  });

  test('the dates of the review, in the table and as facts', () => {
    const later = withText(/June 202(?=6)/g, 'July 202');
    expect(compared(samplePolicy(), later)).toEqual([
      'minor',
      'reworded fact, date: July 2026',
      'reworded table, date: Reviewed\tJuly 2026 / Next review\tJune 2027',
    ]);
  });

  test('the label, the title and an audience', () => {
    const after: PublishedWords = {
      ...samplePolicy(),
      title: 'Acceptable Use Agreement',
      versionLabel: '2027/28',
      audiences: ['staff', 'volunteers'],
    };
    expect(compared(samplePolicy(), after)).toEqual([
      'minor',
      'reworded fact, reworded: Acceptable Use Agreement',
      'reworded fact, date: 2027/28',
      'added fact, dutyAdded: volunteers',
    ]);
  });

  test('a section that moved is one change', () => {
    const after = withSections((sections) => [
      ...sections.slice(0, 2),
      ...sections.slice(3, 6),
      ...sections.slice(2, 3),
      ...sections.slice(6),
    ]);
    expect(compared(samplePolicy(), after)).toEqual(['minor', 'moved heading: School systems']);
  });

  test('a clause that moved to another section', () => {
    const [taken] = samplePolicy().sections[2]?.blocks ?? [];
    const after = withSections((sections) =>
      sections.map((section) =>
        section.id === 's3'
          ? { ...section, blocks: section.blocks.slice(1) }
          : section.id === 's4'
            ? { ...section, blocks: [...section.blocks, ...(taken ? [taken] : [])] }
            : section,
      ),
    );
    expect(compared(samplePolicy(), after)).toEqual([
      'minor',
      'moved clause: I will lock my screen whenever I leave the room.',
    ]);
  });

  test('a clause cut in two, and two made one, are one change each and no new duty', () => {
    const cut = withBlocks('s3', ([first, second, , ...rest]) => [
      ...(first && second ? [first, second] : []),
      rule('I will take pictures only on school cameras.'),
      rule('I will move them to school storage the same day.'),
      ...rest,
    ]);
    expect(compared(samplePolicy(), cut)).toEqual([
      'minor',
      'reworded clause, layout: I will take pictures only on school cameras. / I will move them to school storage the same day.',
    ]);
    expect(compared(cut, samplePolicy())).toEqual([
      'minor',
      'reworded clause, layout: I will take pictures only on school cameras. I will move them to school storage the same day.',
    ]);
  });

  test('a heading put over rules that stayed, and another name for a section', () => {
    const [first, second, ...rest] = samplePolicy().sections[2]?.blocks ?? [];
    const parted = withSections((sections) =>
      sections.flatMap((section) =>
        section.id === 's3'
          ? [
              { ...section, heading: 'Systems and accounts', blocks: [first, second].flatMap((block) => block ?? []) },
              { ...section, id: 's3b', heading: 'Pictures and worries', blocks: rest },
            ]
          : section,
      ),
    );
    expect(compared(samplePolicy(), parted)).toEqual([
      'minor',
      'reworded heading, layout: Systems and accounts',
      'added heading, layout: Pictures and worries',
    ]);
  });

  test('a printed number follows the rule that it names', () => {
    const after = withBlocks('s3', (blocks) =>
      [...blocks.slice(0, 2), rule('I will switch off the projector.'), ...blocks.slice(2)].map((block, index) => ({
        ...block,
        number: `${index + 1}.`,
        text: block.text.replace('rule 4', 'rule 5'),
      })),
    );
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'reworded clause, layout: I will report misuse to the Online Safety Lead (Mrs G Thorne), as rule 5 sets out.',
      'added clause, dutyAdded: I will switch off the projector.',
    ]);
  });

  test('advice that nobody accepts', () => {
    const after = withBlocks('s9', (blocks) => [...blocks.slice(1), rule('You must not argue with strangers online.')]);
    expect(compared(samplePolicy(), after)).toEqual([
      'minor',
      'removed clause, dutyRemoved: Look for your own name online now and then.',
      'added clause, dutyAdded: You must not argue with strangers online.',
    ]);
  });

  test('a field that may be left empty comes, and one goes', () => {
    const field: SignatureField = { label: 'Role', type: 'role', signer: 'user', required: false };
    const after = { ...samplePolicy(), signatureFields: [field] };
    expect(compared(samplePolicy(), after)).toEqual([
      'minor',
      'removed field, dutyRemoved: Signature',
      'added field, layout: Role',
    ]);
  });
});

describe('material', () => {
  test('a new update section is that section and nothing else', () => {
    const news = sectionOf('k', 'KCSIE 2026 update', ['all staff read the whole of Part one;'], { kind: 'updates' });
    const after = {
      ...withSections((sections) => [...sections.slice(0, 1), news, ...sections.slice(1)]),
      statutoryReferences: ['KCSIE 2026', 'KCSIE 2025'],
    };
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'added heading, dutyAdded: KCSIE 2026 update',
      'added clause, dutyAdded: all staff read the whole of Part one;',
    ]);
  });

  test('a section that went', () => {
    const after = withSections((sections) => sections.filter(({ id }) => id !== 's6'));
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'removed heading, dutyRemoved: On social media adults will not:',
      'removed clause, dutyRemoved: name the school in arguments;',
      'removed clause, dutyRemoved: mention families or colleagues;',
    ]);
  });

  test('advice that is now accepted, and rules that are now advice', () => {
    const accepted = withSection('s9', (section) => ({ ...section, kind: 'clauses' }));
    expect(compared(samplePolicy(), accepted)).toEqual(['material', 'moved heading: Advice for private life']);
    expect(compared(accepted, samplePolicy())).toEqual(['material', 'moved heading: Advice for private life']);
  });

  test('a fragment that moved from "will" to "will not"', () => {
    const after = withSections((sections) => {
      const moving = sections[4]?.blocks[2];
      return sections.map((section) => {
        if (section.id === 's5') return { ...section, blocks: section.blocks.slice(0, 2) };
        return section.id === 's6' ? { ...section, blocks: [...section.blocks, ...(moving ? [moving] : [])] } : section;
      });
    });
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'moved clause: post pictures of trips on private accounts;',
    ]);
  });

  test('a heading that leads into its rules', () => {
    const after = withSection('s5', (section) => ({ ...section, heading: 'On social media all adults should:' }));
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'reworded heading, loosened: On social media all adults should:',
    ]);
  });

  test('a nested rule is shown with the words it needs', () => {
    const after = withText('laptops are locked to their trolley', 'laptops are locked to their trolley where possible');
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'reworded clause, loosened: laptops are locked to their trolley where possible',
    ]);
    const [change] = compareVersions(samplePolicy(), after).changes;
    expect(change).toMatchObject({
      after: { leadIn: 'I will keep hardware in my care safe:', sectionHeading: 'Equipment', number: '1.' },
      words: [
        { kind: 'same', text: 'laptops are locked to their trolley ' },
        { kind: 'added', text: 'where possible' },
      ],
    });
  });

  test('a rule that moved and binds more', () => {
    const after = withSections((sections) =>
      sections.map((section) => {
        if (section.id === 's4') return { ...section, blocks: section.blocks.slice(0, 1) };
        const moved = rule('I must return loan equipment on my last day.');
        return section.id === 's3' ? { ...section, blocks: [moved, ...section.blocks] } : section;
      }),
    );
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'reworded and moved clause, tightened: I must return loan equipment on my last day.',
    ]);
  });

  test('a rule in the place of another that has nothing to do with it', () => {
    const after = withBlocks('s4', ([first]) => [
      ...(first ? [first] : []),
      rule('Visitors wear a badge that shows their name.'),
    ]);
    expect(compared(samplePolicy(), after)).toEqual([
      'material',
      'removed clause, dutyRemoved: I should return loan equipment on my last day.',
      'added clause, dutyAdded: Visitors wear a badge that shows their name.',
    ]);
  });

  test('a declaration, once, though the text prints it too', () => {
    const reworded = withText(
      'I have read this policy and will keep to it.',
      'I have read and understood this policy.',
    );
    expect(compared(samplePolicy(), reworded)).toEqual([
      'material',
      'reworded declaration, reworded: I have read and understood this policy.',
    ]);
    const fact: Declaration = { text: 'I have been trained.', type: 'statementOfFact' };
    const more = { ...samplePolicy(), declarations: [...samplePolicy().declarations, fact] };
    expect(compared(samplePolicy(), more)).toEqual(['material', 'added declaration, dutyAdded: I have been trained.']);
    const request = {
      ...samplePolicy(),
      declarations: samplePolicy().declarations.map((one) => ({ ...one, type: 'request' as const })),
    };
    expect(compared(samplePolicy(), request)).toEqual([
      'material',
      'reworded declaration, reworded: I have read this policy and will keep to it.',
    ]);
  });

  test('a field that must be filled', () => {
    const field: SignatureField = { label: 'Role', type: 'role', signer: 'user', required: true };
    const after = { ...samplePolicy(), signatureFields: [...samplePolicy().signatureFields, field] };
    expect(compared(samplePolicy(), after)).toEqual(['material', 'added field, dutyAdded: Role']);
  });
});

test('the reason for a proposal is found among the changes themselves', () => {
  const after = withText('should return', 'must return');
  const difference = compareVersions(samplePolicy(), { ...after, versionLabel: '2027/28' });
  const { because } = proposeKind(difference);
  expect(because).toHaveLength(1);
  expect(difference.changes.indexOf(because[0] as Change)).toBe(1);
});
