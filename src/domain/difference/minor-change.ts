import { isSameWord } from './misprint.ts';
import { capitalised, type Item } from './sense-items.ts';

/** One place where two texts differ, with what stands right before and after it. */
export type Place = {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** The items before and after the place in the new text. */
  readonly left: readonly Item[];
  readonly right: readonly Item[];
};

export type MinorClass = 'layout' | 'contact' | 'date';
/** True where a rule's printed number became another number because the rule it names was renumbered. */
export type Renumbered = (before: string, after: string) => boolean;

/** The class of a change that leaves every duty as it was, or null. */
export function minorClass(place: Place, renumbered: Renumbered): MinorClass | null {
  const [removed, added] = [withoutMarks(place.removed), withoutMarks(place.added)];
  if (removed.length === 0 && added.length === 0) return 'layout';
  if (sameLetters(removed, added) || sameLetters(withoutArticles(removed), withoutArticles(added))) return 'layout';
  if (isDoubled(removed, place) || isDoubled(added, place) || isBracketedInitials(place)) return 'layout';
  if (removed.length === added.length) {
    const classes = removed.map((item, index) => minorPair(item, added[index], renumbered));
    const worst = (['contact', 'date', 'layout'] as const).find((each) => classes.includes(each));
    if (!classes.includes(null) && worst) return worst;
  }
  return changedDetails(removed, added, place) ?? (isNameChange(removed, added, place) ? 'contact' : null);
}

const contactKinds: ReadonlySet<Item['kind']> = new Set(['person', 'post', 'email', 'phone', 'address']);

function minorPair(before: Item, after: Item | undefined, renumbered: Renumbered): MinorClass | null {
  if (after === undefined) return null;
  if (before.key === after.key) return 'layout';
  if (contactKinds.has(before.kind) && contactKinds.has(after.kind)) return 'contact';
  if (before.kind === 'date' && after.kind === 'date') return 'date';
  if (before.kind === 'reference' && after.kind === 'reference') {
    return /^page /.test(before.key) || renumbered(lastWord(before.key), lastWord(after.key)) ? 'layout' : null;
  }
  const letters = [before, after].every(({ kind }) => kind !== 'number' && kind !== 'mark');
  const known = before.kind !== 'word' && after.kind !== 'word';
  return letters && !known && isSameWord(before.key, after.key) ? 'layout' : null;
}

/** A name, number or address that came or went, or a year: the post it belongs to stays. */
function changedDetails(removed: readonly Item[], added: readonly Item[], place: Place): MinorClass | null {
  const all = [...removed, ...added];
  if (all.every(({ kind }) => kind === 'date')) return 'date';
  const linking = /^(?:the|a|an|on|at|or|and|is|our|tel|telephone|email|ext|extension|phone)$/;
  const details = all.filter(({ key }) => !linking.test(key));
  if (details.length === 0 || !details.every(({ kind }) => contactKinds.has(kind))) return null;
  const bothSides = [removed, added].every((side) => side.some(({ kind }) => contactKinds.has(kind)));
  const aside = isAside(place) && !all.some(({ key }) => key === 'or' || key === 'and');
  return bothSides || (aside && !details.some(({ kind }) => kind === 'post')) ? 'contact' : null;
}

/** In brackets or between commas, beside something that names the same. */
function isAside({ removed, added, left, right }: Place): boolean {
  const marks = [left.at(-1), ...removed, ...added, right[0]].filter((item) => item?.kind === 'mark');
  return marks.some((mark) => mark !== undefined && /[(),:-]/.test(mark.key));
}

/** Words of names that are no person's: organisations, products, documents. */
const notNames =
  /^(?:school|primary|junior|infant|academy|college|trust|council|county|borough|department|policy|act|code|guidance|part|annex|team|teams|microsoft|google|apple|windows|office|classroom|drive|sharepoint|onedrive|outlook|zoom|facebook|instagram|whatsapp|youtube|portal|app|system|online|gdpr|uk|kcsie|dfe|ofsted|lead|manager|officer|the|staff|i|class|systems|limited|ltd|plc|solutions|technologies|technology|group|services|education|software|security|company|year)$/;
const addressed = /^(?:tell|ask|contact|inform|ring|phone|call|email|see|telephone|notify)$/;
const turnsTo =
  /^(?:report|reports|reported|speak|talk|go|goes|pass|passed|refer|referred|turn|hand|give|write|complain|put)$/;
const onThing = /^(?:on|in|through|via|using|use|into|onto|called|the|a|an)$/;

/** "Priya Raman, our Online Safety Champion": two capitalised words beside a post, or where somebody is spoken to. */
function isNameChange(removed: readonly Item[], added: readonly Item[], { left, right }: Place): boolean {
  if ([removed, added].some(({ length }) => length === 0 || length > 4)) return false;
  if (![...removed, ...added].every(isNameWord)) return false;
  const before = left.findLast(({ kind }) => kind !== 'mark');
  const after = right.find(({ kind }) => kind !== 'mark');
  if (before && onThing.test(before.key)) return false;
  const whole = [removed, added].every(([first, second]) => second !== undefined || first?.kind === 'person');
  if (!whole && ![before, after].some((item) => item !== undefined && isNameWord(item))) return false;
  const near = [...removed, ...left.slice(-6), ...right.slice(0, 6)];
  if (near.some(({ kind }) => contactKinds.has(kind))) return true;
  const spokenTo = before?.key === 'to' && left.slice(-6).some(({ key }) => turnsTo.test(key));
  return spokenTo || (before !== undefined && addressed.test(before.key));
}

function isNameWord({ kind, raw, key }: Item): boolean {
  return kind === 'person' || (kind === 'word' && capitalised.test(raw) && !notNames.test(key));
}

function withoutMarks(items: readonly Item[]): readonly Item[] {
  return items.filter(({ kind }) => kind !== 'mark');
}

function withoutArticles(items: readonly Item[]): readonly Item[] {
  return items.filter(({ key }) => !/^(?:a|an|the|that)$/.test(key));
}

/** "on line" and "online", "log in" and "login". Numbers are no letters: "1 5" is not "15". */
function sameLetters(removed: readonly Item[], added: readonly Item[]): boolean {
  if ([...removed, ...added].some(({ kind }) => kind === 'number' || kind === 'quantity')) return false;
  const letters = (items: readonly Item[]): string =>
    items.map(({ key }) => key.replace(/[^\p{L}\p{N}]/gu, '')).join('');
  return letters(removed) === letters(added);
}

/** "the the": a word printed twice. */
function isDoubled(items: readonly Item[], { removed, added, left, right }: Place): boolean {
  if (items.length === 0 || (removed.length > 0 && added.length > 0)) return false;
  const words = items.map(({ key }) => key).join(' ');
  const near = [left.slice(-items.length), right.slice(0, items.length)];
  return near.some((side) => side.map(({ key }) => key).join(' ') === words);
}

/** "Online Safety Lead (ESL)". */
function isBracketedInitials({ removed, added }: Place): boolean {
  const items = [...removed, ...added];
  const oneSided = removed.length === 0 || added.length === 0;
  return oneSided && /^\( [A-Z]{2,6} \)$/.test(items.map(({ raw }) => raw).join(' '));
}

function lastWord(key: string): string {
  return key.split(' ').at(-1) ?? '';
}
