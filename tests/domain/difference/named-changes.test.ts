import { describe, expect, test } from 'vitest';
import { compareVersions } from '#src/domain/difference/compare-versions.ts';
import { proposeKind } from '#src/domain/difference/propose-kind.ts';
import { type ChangeClass, changeClasses } from '#src/domain/difference/types.ts';
import { smallButMaterial, smallButMinor } from './boundary-changes.ts';
import { versionWith } from './documents.ts';
import { heldOutChanges } from './held-out-changes.ts';
import { type LabelledChange, labelledChanges } from './labelled-changes.ts';
import { longClauseChanges } from './long-clause-changes.ts';

const labelled = [...labelledChanges, ...longClauseChanges, ...smallButMinor, ...heldOutChanges];

function classesOf(change: LabelledChange): readonly string[] {
  const { before, after } = versionWith(change);
  return compareVersions(before, after).changes.map((each) => ('changeClass' in each ? each.changeClass : each.kind));
}

describe.each(changeClasses)('%s', (changeClass) => {
  const own = labelled.filter((each) => each.is === changeClass);

  test.each(own.map((each) => [each.before ?? '(nothing)', each.after ?? '(nothing)', each] as const))(
    '%s -> %s',
    (_, __, change) => {
      expect(classesOf(change)).toEqual([changeClass]);
    },
  );

  test('enough of them are labelled', () => {
    expect(own.length).toBeGreaterThanOrEqual(20);
  });
});

test.each(smallButMaterial)('is not minor: %s -> %s', (before, after) => {
  const versions = versionWith({ is: 'reworded', before, after });
  expect(proposeKind(compareVersions(versions.before, versions.after)).kind).toBe('material');
});

const minor: readonly ChangeClass[] = ['layout', 'contact', 'date'];

test('only misprints, contacts and dates leave an acceptance as it is', () => {
  const wrong = labelled.filter((change) => {
    const { before, after } = versionWith(change);
    return (proposeKind(compareVersions(before, after)).kind === 'minor') !== minor.includes(change.is);
  });
  expect(wrong).toEqual([]);
});

const mirrored: Readonly<Partial<Record<ChangeClass, ChangeClass>>> = {
  tightened: 'loosened',
  loosened: 'tightened',
  dutyAdded: 'dutyRemoved',
  dutyRemoved: 'dutyAdded',
};

test('read the other way, what was tightened is loosened and what was added is removed', () => {
  const wrong = labelled
    .map((change) => ({ ...change, before: change.after, after: change.before, is: mirrored[change.is] ?? change.is }))
    .map((change) => ({ ...change, found: classesOf(change).join() }))
    .filter(({ is, found }) => is !== found);
  expect(wrong).toEqual([]);
});
