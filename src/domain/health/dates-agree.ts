import type { PlainDay } from '../day.ts';
import type { PolicyDocument, PrintedDate } from '../policy-document.ts';
import type { DateName, HealthFinding, Urgency } from '../policy-health.ts';
import { finding } from './finding.ts';
import { periodOf } from './label-period.ts';

/** Reads the first date that stands in a text. */
export type FindDate = (text: string) => PrintedDate | null;

type Dated = { readonly name: DateName; readonly printed: string; readonly from: PlainDay; readonly to: PlainDay };

/** What a label of the school's own form names. "Review date" alone may be the last or the next. */
const meanings: readonly (readonly [DateName | 'review', RegExp])[] = [
  ['nextReview', /\b(?:next|due)\b.*\breview|\breview\b.*\b(?:due|by)\b|\bto be reviewed\b/iu],
  ['ratified', /\bratified\b|\bratification\b/iu],
  ['adopted', /\badopted\b|\badoption\b/iu],
  ['reviewed', /\b(?:last|previous|latest)\b.*\breview|\breviewed\b/iu],
  ['review', /\breview\b.*\bdate\b|\bdate\b.*\breview\b/iu],
  ['policyDate', /\bdate of (?:the |this )?policy\b|\bpolicy date\b|\bdate of issue\b|\bissued\b/iu],
];

/** Of each two, the second comes after the first. A board may approve what is already in force, where it says so. */
const order: readonly (readonly [DateName, DateName, Urgency])[] = [
  ['reviewed', 'nextReview', 'act'],
  ['ratified', 'nextReview', 'act'],
  ['adopted', 'nextReview', 'act'],
  ['policyDate', 'reviewed', 'check'],
  ['ratified', 'effectiveFrom', 'check'],
  ['approved', 'effectiveFrom', 'check'],
];

type DatesInput = {
  readonly effectiveFrom: PlainDay | null;
  readonly approvedOn: PlainDay | null;
  readonly findDate: FindDate;
};

/** Pairs of dates that cannot both be right. */
export function datesFindings(words: PolicyDocument, input: DatesInput): readonly HealthFinding[] {
  const all = datesOf(words, input);
  const found = [
    ...order.flatMap(([first, second, urgency]) => outOfOrder(all, first, second, urgency)),
    ...printedTwice(all),
    ...reviewNeitherWay(words, all, input.findDate),
    ...besideTheLabel(words.versionLabel, all),
  ];
  return found.filter((one, place) => found.findIndex((other) => isSame(one, other)) === place);
}

/** One date that is too early for several others is one thing to put right. */
function isSame(one: HealthFinding, other: HealthFinding): boolean {
  const late = one.dates?.[1];
  const isOne = late === other.dates?.[1] && (late === 'nextReview' || late === 'effectiveFrom');
  return one.against === other.against && (isOne || one.about === other.about);
}

/** The document's dates first, then those of its own form that name the same. */
function datesOf(words: PolicyDocument, { effectiveFrom, approvedOn, findDate }: DatesInput): readonly Dated[] {
  const { reviewed, nextReview, ratified, adopted } = words.dates;
  return [
    ...dated('reviewed', reviewed),
    ...dated('nextReview', nextReview),
    ...dated('ratified', ratified),
    ...dated('adopted', adopted),
    ...words.metadata.flatMap(({ label, value }) => {
      const name = meaningOf(label);
      return name === null || name === 'review' ? [] : dated(name, findDate(value));
    }),
    ...dated('approved', wholeDay(approvedOn)),
    ...dated('effectiveFrom', wholeDay(effectiveFrom)),
  ];
}

function wholeDay(day: PlainDay | null): PrintedDate | null {
  return day === null ? null : { printed: day, from: day, to: day };
}

function meaningOf(label: string): DateName | 'review' | null {
  return meanings.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

function dated(name: DateName, date: PrintedDate | null): readonly Dated[] {
  if (date?.from === undefined || date.to === undefined) return [];
  return [{ name, printed: date.printed, from: date.from, to: date.to }];
}

function outOfOrder(all: readonly Dated[], first: DateName, second: DateName, urgency: Urgency) {
  const earlier = all.find(({ name }) => name === first);
  const later = all.find(({ name }) => name === second);
  return earlier && later && later.to < earlier.from ? [disagreement(earlier, later, urgency)] : [];
}

function printedTwice(all: readonly Dated[]): readonly HealthFinding[] {
  return all.flatMap((date, place) => {
    const first = all.find(({ name }) => name === date.name);
    if (!first || all.indexOf(first) === place || overlap(first, date)) return [];
    return [disagreement(first, date, 'check')];
  });
}

/** A "review date" that is neither the last review nor the next. */
function reviewNeitherWay(words: PolicyDocument, all: readonly Dated[], findDate: FindDate): readonly HealthFinding[] {
  const known = all.filter(({ name }) => name === 'reviewed' || name === 'nextReview');
  const [first] = known;
  if (!first) return [];
  return words.metadata
    .filter(({ label }) => meaningOf(label) === 'review')
    .flatMap(({ value }) => dated(first.name, findDate(value)))
    .filter((date) => !known.some((one) => overlap(one, date)))
    .map((date) => disagreement(first, date, 'check'));
}

/** A text for 2025/26 is reviewed in the school year before it at the earliest, and before its own time is over. */
function besideTheLabel(label: string | null, all: readonly Dated[]): readonly HealthFinding[] {
  const period = label === null ? null : periodOf(label);
  const reviewed = all.find(({ name }) => name === 'reviewed');
  if (label === null || !period?.isSure || !reviewed) return [];
  const yearBefore = `${Number(period.from.slice(0, 4)) - 1}${period.from.slice(4)}`;
  if (reviewed.to >= yearBefore && reviewed.from <= period.to) return [];
  return [disagreement(reviewed, { name: 'label', printed: label, ...period }, 'check')];
}

function overlap(one: Dated, other: Dated): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function disagreement(one: Dated, other: Dated, urgency: Urgency): HealthFinding {
  return finding('dates-disagree', urgency, one.printed, { against: other.printed, dates: [one.name, other.name] });
}
