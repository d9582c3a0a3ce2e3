import { type DutyVerdict, type Reading, readDuty, turned, weightOf } from './duty-change.ts';
import { type MinorClass, minorClass, type Place, type Renumbered } from './minor-change.ts';
import { type Item, senseItems } from './sense-items.ts';
import type { Modal } from './sense-rules.ts';
import { linkTargets } from './sense-tokens.ts';
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
    ...added.map((sentence) => effectAsVerdict(effectOf(sentence, about))),
    ...removed.map((sentence) => {
      const verdict = effectAsVerdict(effectOf(sentence, about));
      return verdict === 'reworded' ? verdict : turned[verdict];
    }),
  ]);
  return combined(verdicts);
}

function combined(verdicts: ReadonlySet<DutyVerdict | MinorClass | 'reworded'>): ChangeClass {
  const stricter = verdicts.has('tightened') || verdicts.has('dutyAdded');
  const looser = verdicts.has('loosened') || verdicts.has('dutyRemoved');
  if (stricter && looser) return 'reworded';
  for (const verdict of ['dutyAdded', 'dutyRemoved'] as const) if (verdicts.has(verdict)) return verdict;
  if (verdicts.has('reworded')) return 'reworded';
  for (const verdict of ['tightened', 'loosened', 'contact', 'date', 'layout'] as const) {
    if (verdicts.has(verdict)) return verdict;
  }
  return 'layout';
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
  if (verdicts.size === 0 || unexplained > blurring * (weightOf(old) + weightOf(fresh))) return 'reworded';
  const one = combined(verdicts);
  return one === 'reworded' ? one : (one as DutyVerdict);
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

function senseOfLead(leadIn: string | null): Modal['sense'] | null {
  const items = senseItems(leadIn ?? '', []);
  return senseAt(
    items,
    items.findLastIndex(({ kind }) => kind === 'modal'),
  );
}

function senseAt(items: readonly Item[], at: number): Modal['sense'] | null {
  const item = items[at];
  if (item?.kind !== 'modal') return null;
  if (item.modal.sense !== 'freedom') return item.modal.sense;
  return isBarred(items, at) ? 'ban' : isPower(items, at) ? 'duty' : 'freedom';
}

/** "No phone may be used", "nobody may". */
function isBarred(items: readonly Item[], at: number): boolean {
  return items.slice(Math.max(0, at - 6), at).some(({ key }) => /^(?:no|nobody|none|neither)$/.test(key));
}

const powers =
  /^(?:school|academy|trust|governors|governing|board|body|authority|council|breach|breaches|misuse|failure|logs|use|access|which|that|this|it|police)$/;
const done =
  /^(?:monitored|recorded|logged|searched|checked|withdrawn|dismissed|reported|blocked|suspended|disclosed|referred|inspected|lead|result|be|face)$/;

/** "The school may monitor", "breaches may lead to": what may befall the reader is not leave. */
function isPower(items: readonly Item[], at: number): boolean {
  const subject = items.slice(Math.max(0, at - 3), at).filter(({ kind }) => kind === 'word' || kind === 'post');
  const next = items.slice(at + 1, at + 3).map(({ key }) => key);
  const passive = next[0] === 'be' ? done.test(next[1] ?? '') : done.test(next[0] ?? '');
  return passive || subject.some(({ kind, key }) => kind === 'post' || powers.test(key));
}

type Effect = 'duty' | 'freedom' | 'exception' | 'none';

function effectAsVerdict(effect: Effect): DutyVerdict | 'reworded' {
  if (effect === 'none') return 'reworded';
  return effect === 'duty' ? 'dutyAdded' : 'loosened';
}

const exempting = /\b(?:do(?:es)? not apply|(?:is|are) exempt|exceptions? (?:is|are|may|can)|make an exception)\b/i;
/** "Cameras are signed out", "is kept". */
const stated =
  /^(?:\p{L}+(?:ed|en)|kept|left|sent|put|shut|held|made|told|taught|worn|brought|paid|set|read|lent|sold|lost|hung)$/u;
const imperative =
  /^(?:report|tell|ask|inform|keep|delete|encrypt|lock|log|record|sign|complete|attend|check|store|return|hand|obtain|wear|provide|send|use|turn|switch|make|take|follow|read|hold|leave|choose|set|let|do|say|save|speak|treat|avoid|protect)$/;

/** What a whole sentence does to the reader. */
function effectOf(sentence: string, { leadIn, names }: Surroundings): Effect {
  if (exempting.test(sentence)) return 'exception';
  const items = senseItems(sentence, names);
  const senses = items.map((_, at) => senseAt(items, at));
  const binding = senses.find((sense) => sense === 'duty' || sense === 'ban');
  if (binding !== undefined) return 'duty';
  if (senses.includes('freedom')) return 'freedom';
  const lead = senseOfLead(leadIn);
  if (lead !== null) return lead === 'freedom' ? 'freedom' : 'duty';
  const words = items.filter(({ kind }) => kind !== 'mark');
  if (imperative.test(words[0]?.key ?? '') || words.some(({ key }) => /^(?:no|nobody|none)$/.test(key))) return 'duty';
  const passive = words.some(({ key }, at) => /^(?:is|are)$/.test(key) && stated.test(words[at + 1]?.key ?? ''));
  return passive ? 'duty' : 'none';
}

/** The class of words that came whole. A clause or a declaration is a rule whatever its grammar. */
export function classOfAddition(place: PlacedText, about: Surroundings): ChangeClass {
  const effects = new Set(sentencesOf(place.text).map((sentence) => effectOf(sentence, about)));
  if (effects.has('duty')) return 'dutyAdded';
  if (effects.has('freedom') || effects.has('exception')) return 'loosened';
  return place.part === 'clause' || place.part === 'declaration' ? 'dutyAdded' : 'reworded';
}

/** The class of words that went whole. */
export function classOfRemoval(place: PlacedText, about: Surroundings): ChangeClass {
  const came = classOfAddition(place, about);
  return came === 'dutyAdded' || came === 'loosened' ? turned[came] : came;
}

/** Whether words lay a duty on, forbid or leave free. */
export function binds(text: string): boolean {
  return senseOfLead(text) !== null;
}

/** Two lead-ins that bind alike: a fragment may go from one to the other and mean the same. */
export function bindsAlike(before: string | null, after: string | null): boolean {
  return strength(before) === strength(after);
}

function strength(leadIn: string | null): string {
  const items = senseItems(leadIn ?? '', []);
  const modal = items.findLast((item) => item.kind === 'modal');
  return modal?.kind === 'modal' ? `${senseOfLead(leadIn)} ${modal.modal.strength}` : 'duty 3';
}

function linkChanged(before: string, after: string): boolean {
  return linkTargets(before).join('\n') !== linkTargets(after).join('\n');
}

function sortedLines(text: string): string {
  return text.split('\n').sort().join('\n');
}
