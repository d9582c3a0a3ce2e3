import { describe, expect, test } from 'vitest';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import type { Change, ChangeClass, PlacedText } from '#src/domain/difference/types.ts';
import { inOrderOfWeight } from '#src/domain/shown-changes.ts';
import { filtersOf, groupChanges } from '#src/features/policies/compare/compare-groups.ts';
import { proposedDecision, withKind } from '#src/features/policies/publish/decide-change.ts';
import { groupPolicies, inReadingOrder, versionBefore } from '#src/features/policies/versions/version-groups.ts';
import { versionName } from '#src/strings/en/versions.ts';

const version = (id: string, given: Partial<PolicyVersionSummary> = {}): PolicyVersionSummary => ({
  id,
  policyId: 'phones',
  title: 'Phones',
  number: null,
  label: null,
  state: 'draft',
  contentHash: null,
  sourceName: 'phones.docx',
  createdAt: '2026-09-01T08:00:00Z',
  publishedAt: null,
  effectiveFrom: null,
  changeKind: null,
  ...given,
});
const published = (number: number, state: PolicyVersionSummary['state'] = 'superseded') =>
  version(`v${number}`, { number, state });

describe('the list of policies', () => {
  test('is one row a policy: the version in force first, its drafts, and the rest folded', () => {
    const other = version('other', { policyId: 'visits', title: 'Visits' });
    const groups = groupPolicies([
      other,
      published(1),
      version('next'),
      published(3, 'recalled'),
      published(2, 'published'),
    ]);
    expect(
      groups.map(({ title, head, drafts, earlier }) => [
        title,
        head?.id,
        drafts.map(({ id }) => id),
        earlier.map(({ id }) => id),
      ]),
    ).toEqual([
      ['Visits', undefined, ['other'], []],
      ['Phones', 'v2', ['next'], ['v3', 'v1']],
    ]);
  });

  test('a withdrawn policy stands under its last version, recalled ones aside', () => {
    const [group] = groupPolicies([published(1), published(2, 'withdrawn'), published(3, 'recalled')]);
    expect(group?.head?.id).toBe('v2');
  });
});

test('recalling brings back the newest version before that was not recalled itself, and none of a withdrawn policy', () => {
  const third = published(3, 'published');
  expect(versionBefore([third, published(2, 'recalled'), published(1)], third)?.id).toBe('v1');
  expect(versionBefore([third, published(2, 'withdrawn'), published(1)], third)).toBeNull();
  expect(versionBefore([published(1, 'published')], published(1, 'published'))).toBeNull();
});

test('two versions are compared from the earlier to the later, and a draft is later than what is published', () => {
  const [old, fresh] = [published(2), version('draft')];
  expect(inReadingOrder(fresh, old)).toEqual([old, fresh]);
  expect(inReadingOrder(old, published(1))).toEqual([published(1), old]);
  const older = version('older', { createdAt: '2026-08-01T08:00:00Z' });
  expect(inReadingOrder(fresh, older)).toEqual([older, fresh]);
});

test('a version is named by its number and by what is printed, without saying version twice', () => {
  expect(versionName(2, 'Version 2026')).toBe('Version 2 (2026)');
  expect(versionName(null, '2026 to 2027')).toBe('Draft (2026 to 2027)');
  expect(versionName(1, null)).toBe('Version 1');
});

const place = (given: Partial<PlacedText>): PlacedText => ({
  part: 'clause',
  id: 'c',
  sectionHeading: 'Rules',
  number: null,
  text: 'I will.',
  leadIn: null,
  accepted: true,
  ...given,
});
const added = (changeClass: ChangeClass, given: Partial<PlacedText> = {}): Change => ({
  kind: 'added',
  after: place(given),
  changeClass,
});
const moved: Change = { kind: 'moved', before: place({}), after: place({}) };

test('changes stand under their headings in the order of the text, what has none under its kind', () => {
  const changes = [
    added('date', { part: 'fact', sectionHeading: null }),
    added('dutyAdded'),
    added('dutyAdded', { sectionHeading: 'Visits' }),
    moved,
    added('layout', { sectionHeading: null }),
  ];
  expect(groupChanges(changes).map(({ heading, changes: members }) => [heading, members.length])).toEqual([
    ['About the policy', 1],
    ['Rules', 2],
    ['Visits', 1],
    ['Before the first heading', 1],
  ]);
  expect(filtersOf(changes)).toEqual([
    { filter: 'dutyAdded', count: 2 },
    { filter: 'date', count: 1 },
    { filter: 'layout', count: 1 },
    { filter: 'moved', count: 1 },
  ]);
});

test('people see duties before details, details before places, and what they do not accept last', () => {
  const [beside, contact, duty] = [added('dutyAdded', { accepted: false }), added('contact'), added('dutyAdded')];
  expect(inOrderOfWeight({ changes: [beside, moved, contact, duty], unchanged: 0 })).toEqual([
    duty,
    contact,
    moved,
    beside,
  ]);
});

describe('the decision of an admin', () => {
  const compared = (changes: readonly Change[], because: number[]): VersionChanges => {
    const side = { id: 'v', number: 1, label: null, title: 'Phones', publishedAt: null };
    const kind = because.length > 0 ? 'material' : 'minor';
    return { from: side, to: side, difference: { changes: [...changes], unchanged: 3 }, proposal: { kind, because } };
  };

  test('starts with the proposal and a reason that names what is behind it', () => {
    const changes = [added('layout'), added('dutyAdded'), added('dutyAdded'), added('tightened')];
    expect(proposedDecision(compared(changes, [1, 2, 3]))).toEqual({
      kind: 'material',
      reason: 'There are 2 new duties and a stricter duty.',
    });
    expect(proposedDecision(compared([added('contact')], []))).toEqual({
      kind: 'minor',
      reason: 'There is a changed contact.',
    });
    expect(proposedDecision(compared([moved], [])).reason).toBe('Only the order or the numbering changed.');
    expect(proposedDecision(compared([], [])).reason).toBe('Only the order or the numbering changed.');
  });

  test('otherwise than proposed asks for words of their own, and keeps those that were typed', () => {
    const proposed = { kind: 'material', reason: 'There is a new duty.' } as const;
    expect(withKind(proposed, 'minor', proposed)).toEqual({ kind: 'minor', reason: '' });
    expect(withKind({ kind: 'minor', reason: '' }, 'material', proposed)).toEqual(proposed);
    const own = { kind: 'material', reason: 'The law asks for it.' } as const;
    expect(withKind(own, 'minor', proposed)).toEqual({ kind: 'minor', reason: 'The law asks for it.' });
  });
});
