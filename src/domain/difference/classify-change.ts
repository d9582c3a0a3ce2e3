import { type DutyVerdict, type Reading, readDuty, turned, weightOf } from './duty-change.ts';
import { type MinorClass, minorClass, type Place, type Renumbered } from './minor-change.ts';
import { type Item, senseItems } from './sense-items.ts';
import type { Modal } from './sense-rules.ts';
import { linkTargets } from './sense-tokens.ts';
import { type Effect, effectOf, senseAt, senseOfLead } from './sentence-sense.ts';
import { pairSentences, sentencesOf } from './sentences.ts';
import type { ChangeClass, PlacedText } from './types.ts';
import { hunksOf } from './word-edit.ts';

/** What a change is judged with: the words that lead in, people named as contacts, and rules that only changed number. */
export type Surroundings = {
  readonly leadIn: string | null;
  readonly names: readonly string[];
  readonly renumbered: Renumbered;
};

/** Share of the words of weight in a sentence that may change beside a clear sign without blurring it. */
const blurring = 0.25;

/**
 * The class of a text that reads differently. Minor classes come first and need every difference to be minor. Then the
 * sentences are compared: a sentence with a duty that came or went, and in the others the words that bind or let off.
 * Signs in both directions, or none, leave `reworded`.
 */
export function classOfRewording(before: string, after: string, about: Surroundings): ChangeClass {
  const whole = minorOf(senseItems(before, about.names), senseItems(after, about.names), about);
  if (whole !== null) return linkChanged(before, after) && whole === 'layout' ? 'contact' : whole;
  if (sortedLines(before) === sortedLines(after)) return 'layout';
  const { pairs, removed, added } = pairSentences(sentencesOf(before), sentencesOf(after));
  const verdicts = new Set<DutyVerdict | MinorClass | 'reworded'>([
    ...pairs.map(([old, fresh]) => judgeSentence(old, fresh, about)),
    ...added.map((sentence) => effectAsVerdict(effectOf(sentence, about.leadIn, about.names))),
    ...removed.map((sentence) => {
      const verdict = effectAsVerdict(effectOf(sentence, about.leadIn, about.names));
      return verdict === 'reworded' ? verdict : turned[verdict];
    }),
  ]);
  return combined(verdicts);
}

function combined(verdicts: ReadonlySet<DutyVerdict | MinorClass | 'reworded'>): ChangeClass {
  return dutyIn(verdicts) ?? (['contact', 'date'] as const).find((each) => verdicts.has(each)) ?? 'layout';
}

function dutyIn(verdicts: ReadonlySet<DutyVerdict | MinorClass | 'reworded'>): DutyVerdict | 'reworded' | null {
  const stricter = verdicts.has('tightened') || verdicts.has('dutyAdded');
  const looser = verdicts.has('loosened') || verdicts.has('dutyRemoved');
  if (stricter && looser) return 'reworded';
  // A whole duty says more than other words that changed beside it; those say more than a word that binds or lets off.
  const order = ['dutyAdded', 'dutyRemoved', 'reworded', 'tightened', 'loosened'] as const;
  return order.find((verdict) => verdicts.has(verdict)) ?? null;
}

function minorOf(old: readonly Item[], fresh: readonly Item[], { renumbered }: Surroundings): MinorClass | null {
  const classes = placesOf(old, fresh).map((place) => minorClass(place, renumbered));
  if (classes.includes(null)) return null;
  return (['contact', 'date'] as const).find((each) => classes.includes(each)) ?? 'layout';
}

function placesOf(old: readonly Item[], fresh: readonly Item[]): readonly Place[] {
  const places: Place[] = [];
  let [i, j] = [0, 0];
  for (const { removed, added, same } of hunksOf(keysOf(old), keysOf(fresh))) {
    if (removed + added > 0) {
      places.push({
        removed: old.slice(i, i + removed),
        added: fresh.slice(j, j + added),
        left: fresh.slice(0, j),
        right: fresh.slice(j + added),
      });
    }
    i += removed + same;
    j += added + same;
  }
  return places;
}

function keysOf(items: readonly Item[]): readonly string[] {
  return items.map(({ key }) => key);
}

function judgeSentence(before: string, after: string, about: Surroundings): DutyVerdict | MinorClass | 'reworded' {
  const [old, fresh] = [senseItems(before, about.names), senseItems(after, about.names)];
  const minor = minorOf(old, fresh, about);
  if (minor !== null) return minor;
  const readings: Reading[] = [];
  for (const place of placesOf(old, fresh)) {
    if (minorClass(place, about.renumbered) !== null) continue;
    readings.push(readDuty(place, senseAround(place, about.leadIn)));
  }
  const deciding = readings.filter(({ decides }) => decides);
  const verdicts = new Set((deciding.length > 0 ? deciding : readings).flatMap((reading) => reading.verdicts));
  const unexplained = readings.reduce((sum, reading) => sum + reading.unexplained, 0);
  const blurred = unexplained > blurring * (weightOf(old) + weightOf(fresh));
  return blurred ? 'reworded' : (dutyIn(verdicts) ?? 'reworded');
}

/** Whether the words around a difference bind, forbid or leave free. A rule without such a word binds. */
function senseAround({ left, added, right }: Place, leadIn: string | null): Modal['sense'] {
  const items = [...left, ...added, ...right];
  const isModal = ({ kind }: Item): boolean => kind === 'modal';
  const behind = left.findLastIndex(isModal);
  const ahead = right.findIndex(isModal);
  if (behind >= 0) return senseAt(items, behind) ?? 'duty';
  if (ahead >= 0) return senseAt(items, left.length + added.length + ahead) ?? 'duty';
  return senseOfLead(leadIn) ?? 'duty';
}

function effectAsVerdict(effect: Effect): DutyVerdict | 'reworded' {
  if (effect === 'none') return 'reworded';
  return effect === 'duty' ? 'dutyAdded' : 'loosened';
}

/** The class of words that came whole. A clause or a declaration is a rule whatever its grammar. */
export function classOfAddition(place: PlacedText, about: Surroundings): ChangeClass {
  const effects = new Set(sentencesOf(place.text).map((sentence) => effectOf(sentence, about.leadIn, about.names)));
  if (effects.has('duty')) return 'dutyAdded';
  if (effects.has('freedom') || effects.has('exception')) return 'loosened';
  return place.part === 'clause' || place.part === 'declaration' ? 'dutyAdded' : 'reworded';
}

/** The class of words that went whole. */
export function classOfRemoval(place: PlacedText, about: Surroundings): ChangeClass {
  const came = classOfAddition(place, about);
  return came === 'dutyAdded' || came === 'loosened' ? turned[came] : came;
}

function linkChanged(before: string, after: string): boolean {
  return linkTargets(before).join('\n') !== linkTargets(after).join('\n');
}

function sortedLines(text: string): string {
  return text.split('\n').sort().join('\n');
}
