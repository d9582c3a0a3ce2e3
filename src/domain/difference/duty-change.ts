import type { Place } from './minor-change.ts';
import { isSameWord } from './misprint.ts';
import type { Quantity } from './quantities.ts';
import type { Item } from './sense-items.ts';
import type { Modal, Weight } from './sense-rules.ts';
import { isLight } from './similarity.ts';

export type DutyVerdict = 'tightened' | 'loosened' | 'dutyAdded' | 'dutyRemoved';

/**
 * What one place of difference does to a rule that lays a duty on, forbids or leaves free. `unexplained` counts words of
 * weight that no rule here reads.
 */
export type Reading = {
  readonly verdicts: readonly DutyVerdict[];
  /** Leave became a rule or a rule leave: terms and exceptions elsewhere in the sentence belong to what it is now. */
  readonly decides: boolean;
  readonly unexplained: number;
};

export function readDuty(place: Place, sense: Modal['sense']): Reading {
  const { removed, added } = place;
  if (removed.length === 0) return readOneSide(added, place, sense, false);
  if (added.length === 0) return readOneSide(removed, place, sense, true);
  return readExchange(place, sense);
}

/** Words that came are judged; words that went are judged as if they came, and the verdict turned round. */
function readOneSide(items: readonly Item[], place: Place, sense: Modal['sense'], gone: boolean): Reading {
  const verdict = addition(items, place, sense);
  if (verdict === null) return { verdicts: [], decides: false, unexplained: weightOf(items) };
  return { verdicts: [gone ? turned[verdict] : verdict], decides: false, unexplained: 0 };
}

export const turned: Readonly<Record<DutyVerdict, DutyVerdict>> = {
  tightened: 'loosened',
  loosened: 'tightened',
  dutyAdded: 'dutyRemoved',
  dutyRemoved: 'dutyAdded',
};

/** What you must do besides: "and report it", "and log each visit". */
const act =
  /^(?:report|tell|ask|inform|notify|keep|delete|erase|encrypt|lock|log|record|sign|complete|attend|check|store|return|hand|obtain|seek|wear|provide|send|pass|save|change|update|follow|read|confirm|show|take|carry|protect|remove|destroy|pay|supervise|submit|use|turn|switch|write|note|register|escort|challenge|refuse|shred|back|help|support|work|make|give|set|secure|review|remind|teach|explain|promote|respect|observe|consult|agree|undertake|renew|bring|put|leave)s?$/;

function addition(items: readonly Item[], place: Place, sense: Modal['sense']): DutyVerdict | null {
  const words = items.filter(({ kind }) => kind !== 'mark');
  const [first, second] = words;
  if (first === undefined) return null;
  // The joining word may stand at either end of what came: "phones [and watches]" is also "phones and [watches and] rings".
  const joining = words.find((item, at) => joins.test(item.key) && (at === 0 || at === words.length - 1));
  const laying = words.find((item) => item.kind === 'modal');
  if (joining !== undefined || isListItem(items, place)) {
    const condition = conditionBefore(place);
    if (condition !== null) return longerCondition(condition, joining?.key === 'or', sense);
    if (sense === 'duty') {
      const lays = laying?.kind === 'modal' && laying.modal.sense !== 'freedom' && second !== undefined;
      if (lays || namesAct(words)) return 'dutyAdded';
    }
    const governing = words.find((item) => item.kind !== 'word' && item.kind !== 'scope' && item !== laying);
    if (governing !== undefined) return ofItem(governing, sense);
    return sense === 'freedom' ? 'loosened' : 'tightened';
  }
  const governing = words.find(({ kind }) => kind !== 'word');
  return governing === undefined ? null : ofItem(governing, sense);
}

const joins = /^(?:and|or|including|plus|nor|also)$/;
const determiner = /^(?:the|my|your|our|their|its|a|an|it|them|this|these|those|of|out|up|away|off)$/;

/** "and report it", "close the blinds and": an act, and not one more thing. */
function namesAct(words: readonly Item[]): boolean {
  const at = words.findIndex(({ key }) => !joins.test(key) && !/^(?:then|i|to|will)$/.test(key));
  const [verb, object] = [words[at], words[at + 1]];
  if (verb === undefined) return false;
  return act.test(verb.key) || (object !== undefined && (object.kind === 'scope' || determiner.test(object.key)));
}

/** The condition or exception that the sentence is in the middle of, where it follows the rule: "I may, provided that". */
function conditionBefore({ left }: Place): Weight | null {
  const since = left.slice(left.findLastIndex(({ kind }) => kind === 'modal') + 1);
  const last = since.findLast((item) => item.kind === 'weight');
  if (last?.kind !== 'weight') return null;
  return last.weight === 'soft' || last.weight === 'strict' ? null : last.weight;
}

/** "If it has a passcode and is encrypted" is met less often, "or is encrypted" more often. */
function longerCondition(condition: Weight, isOr: boolean, sense: Modal['sense']): DutyVerdict {
  if (condition === 'exception') return sense === 'freedom' ? 'tightened' : 'loosened';
  if (condition === 'limit' || condition === 'terms') return isOr ? 'loosened' : 'tightened';
  return isOr === (sense === 'freedom') ? 'loosened' : 'tightened';
}

/** One more between commas: "phones, tablets, watches". */
function isListItem(items: readonly Item[], { left, right }: Place): boolean {
  const comma = (item: Item | undefined): boolean => item?.key === ',';
  const bounded = comma(items[0]) || comma(items.at(-1));
  return (
    bounded && items.length <= 5 && (comma(right[0]) || comma(left.at(-1)) || /^(?:and|or)$/.test(right[0]?.key ?? ''))
  );
}

/** What it does to a rule when this is put into it. */
function ofItem(item: Item, sense: Modal['sense']): DutyVerdict | null {
  const free = sense === 'freedom';
  if (item.kind === 'modal') return item.modal.sense === 'freedom' ? 'loosened' : 'tightened';
  if (item.kind === 'scope') return (item.rank === 3) === free ? 'loosened' : 'tightened';
  if (item.kind === 'quantity') {
    if (item.quantity.measure === 'bare') return null;
    return item.quantity.measure === 'every' && free ? 'loosened' : 'tightened';
  }
  if (item.kind !== 'weight') return null;
  if (item.weight === 'limit' || item.weight === 'strict' || item.weight === 'terms') return 'tightened';
  return free ? 'tightened' : 'loosened';
}

/** Some words went and others came in their place. */
function readExchange(place: Place, sense: Modal['sense']): Reading {
  const { removed, added } = place;
  const verdicts: (DutyVerdict | null)[] = [];
  for (const kind of ['modal', 'quantity', 'scope'] as const) {
    const [old, fresh] = [removed.filter((item) => item.kind === kind), added.filter((item) => item.kind === kind)];
    for (let n = 0; n < Math.max(old.length, fresh.length); n++) {
      const [before, after] = [old[n], fresh[n]];
      if (before && after) verdicts.push(exchanged(before, after, sense));
      else if (after) verdicts.push(ofItem(after, sense));
      else if (before) verdicts.push(turnedOrNull(ofItem(before, sense)));
    }
  }
  for (const weight of ['exception', 'soft', 'limit', 'strict', 'terms', 'case'] as const) {
    const has = (item: Item): boolean => item.kind === 'weight' && item.weight === weight;
    const [old, fresh] = [removed.find(has), added.find(has)];
    if (fresh && !old) verdicts.push(ofItem(fresh, sense));
    if (old && !fresh) verdicts.push(turnedOrNull(ofItem(old, sense)));
  }
  const clear = verdicts.filter((verdict) => verdict !== null);
  return { verdicts: clear, decides: turnsLeave(place), unexplained: unmatchedWeight(removed, added) };
}

function turnsLeave({ removed, added }: Place): boolean {
  const [before, after] = [removed, added].map((items) => items.find(({ kind }) => kind === 'modal'));
  if (before?.kind !== 'modal' || after?.kind !== 'modal') return false;
  return (before.modal.sense === 'freedom') !== (after.modal.sense === 'freedom');
}

function turnedOrNull(verdict: DutyVerdict | null): DutyVerdict | null {
  return verdict === null ? null : turned[verdict];
}

function exchanged(before: Item, after: Item, sense: Modal['sense']): DutyVerdict | null {
  if (before.kind === 'modal' && after.kind === 'modal') return byModal(before.modal, after.modal);
  if (before.kind === 'quantity' && after.kind === 'quantity')
    return byQuantity(before.quantity, after.quantity, sense);
  if (before.kind === 'scope' && after.kind === 'scope' && before.rank !== after.rank) {
    return after.rank > before.rank === (sense === 'freedom') ? 'loosened' : 'tightened';
  }
  return null;
}

/** Leave is the loosest, then a duty or a ban by its strength; "not" put into a duty binds the reader more. */
function byModal(before: Modal, after: Modal): DutyVerdict | null {
  const order = { freedom: 0, duty: 1, ban: 2 } as const;
  const step = order[after.sense] - order[before.sense] || after.strength - before.strength;
  if (step === 0) return null;
  return step > 0 ? 'tightened' : 'loosened';
}

function byQuantity(before: Quantity, after: Quantity, sense: Modal['sense']): DutyVerdict | null {
  if (before.unit !== after.unit || before.value === after.value) return null;
  const measure = before.measure === 'bare' ? after.measure : before.measure;
  if (measure === 'bare') return null;
  // "At least" in a ban ("no longer than", "more than two") sets a ceiling, and "every day" in leave given is more leave.
  const lessIsStricter = measure === 'least' ? sense === 'ban' : measure === 'most' || sense !== 'freedom';
  return after.value < before.value === lessIsStricter ? 'tightened' : 'loosened';
}

/** Words on both sides multiplied, up to which they are compared with each other. */
const longExchange = 40_000;

/** Words of weight that stand on one side only. */
function unmatchedWeight(removed: readonly Item[], added: readonly Item[]): number {
  // In so long an exchange no sign stands out anyway.
  if (removed.length * added.length > longExchange) return weightOf(removed) + weightOf(added);
  const rest = added.filter(isHeavy);
  let alone = 0;
  for (const item of removed.filter(isHeavy)) {
    const place = rest.findIndex(({ key }) => isSameWord(key, item.key));
    if (place < 0) alone++;
    else rest.splice(place, 1);
  }
  return alone + rest.length;
}

export function weightOf(items: readonly Item[]): number {
  return items.filter(isHeavy).length;
}

function isHeavy({ kind, key }: Item): boolean {
  return (kind === 'word' && !isLight(key)) || kind === 'number' || kind === 'date' || kind === 'reference';
}
