import { type Item, senseItems } from './sense-items.ts';
import type { Modal } from './sense-rules.ts';

/** What a lead-in does: its last such word counts. */
export function senseOfLead(leadIn: string | null): Modal['sense'] | null {
  const items = senseItems(leadIn ?? '', []);
  return senseAt(
    items,
    items.findLastIndex(({ kind }) => kind === 'modal'),
  );
}

/** What the word that binds or lets off at this place does, as the sentence around it has it. */
export function senseAt(items: readonly Item[], at: number): Modal['sense'] | null {
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

export type Effect = 'duty' | 'freedom' | 'exception' | 'none';

const exempting = /\b(?:do(?:es)? not apply|(?:is|are) exempt|exceptions? (?:is|are|may|can)|make an exception)\b/i;
/** "Cameras are signed out", "is kept". */
const stated =
  /^(?:\p{L}+(?:ed|en)|kept|left|sent|put|shut|held|made|told|taught|worn|brought|paid|set|read|lent|sold|lost|hung)$/u;
const imperative =
  /^(?:report|tell|ask|inform|keep|delete|encrypt|lock|log|record|sign|complete|attend|check|store|return|hand|obtain|wear|provide|send|use|turn|switch|make|take|follow|read|hold|leave|choose|set|let|do|say|save|speak|treat|avoid|protect)$/;

/** What a whole sentence does to the reader. */
export function effectOf(sentence: string, leadIn: string | null, names: readonly string[]): Effect {
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
