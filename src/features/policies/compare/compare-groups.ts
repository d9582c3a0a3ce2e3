import { type Change, type ChangeClass, changeClasses, type PlacedText } from '#src/domain/difference/types.ts';
import { changeTexts } from '#strings/changes.ts';
import { compareTexts } from '#strings/versions.ts';

/** What the changes of a comparison can be narrowed to. A text that only moved has no class. */
export type ChangeFilter = ChangeClass | 'moved';

export function filterOf(change: Change): ChangeFilter {
  return change.kind === 'moved' ? 'moved' : change.changeClass;
}

export function filterName(filter: ChangeFilter): string {
  return filter === 'moved' ? changeTexts.kinds.moved : changeTexts.classes[filter];
}

/** What there is to narrow to, the weightiest class first, each with how many changes it would show. */
export function filtersOf(
  changes: readonly Change[],
): readonly { readonly filter: ChangeFilter; readonly count: number }[] {
  const order: readonly ChangeFilter[] = [...weightiestFirst, 'moved'];
  return order
    .map((filter) => ({ filter, count: changes.filter((change) => filterOf(change) === filter).length }))
    .filter(({ count }) => count > 0);
}

const lightest: readonly ChangeClass[] = ['date', 'contact', 'layout'];
const weightiestFirst = [...changeClasses.filter((each) => !lightest.includes(each)), ...lightest];

export type ChangeGroup = { readonly heading: string; readonly changes: readonly Change[] };

/** Changes under the headings they stand under, each heading once, in the order of the text. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const heading = headingOf(change.kind === 'removed' ? change.before : change.after);
    groups.set(heading, [...(groups.get(heading) ?? []), change]);
  }
  return [...groups].map(([heading, members]) => ({ heading, changes: members }));
}

function headingOf({ part, sectionHeading }: PlacedText): string {
  const { places } = compareTexts;
  if (part === 'fact' || part === 'contact' || part === 'declaration' || part === 'field') return places[part];
  return sectionHeading ?? places.none;
}
