import { type Quantity, quantityAt } from './quantities.ts';
import { type Modal, type Sense, senseRules, type Weight } from './sense-rules.ts';
import { type SenseToken, senseTokens } from './sense-tokens.ts';

/** A text as its sense goes: words, and phrases taken as one. Items with the same `key` say the same. */
export type Item = { readonly key: string; readonly raw: string } & (
  | { readonly kind: 'word' | 'number' | 'mark' | 'date' | 'reference' }
  | { readonly kind: 'person' | 'post' | 'email' | 'phone' | 'address' }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'weight'; readonly weight: Weight }
  | { readonly kind: 'scope'; readonly rank: 1 | 2 | 3 }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
);

/** `names` are people whom the version names as contacts. */
export function senseItems(text: string, names: readonly string[]): readonly Item[] {
  const tokens = senseTokens(text);
  const line = new Line(tokens);
  const people = names.map((name) => senseTokens(name).map(({ word }) => word)).filter((words) => words.length > 0);
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = itemAt(line, at, people);
    items.push(found.item);
    at += found.size;
  }
  return items;
}

type Found = { readonly item: Item; readonly size: number };

/** The tokens, and their words in one line, so that a phrase is found by one pattern. */
class Line {
  readonly tokens: readonly SenseToken[];
  readonly text: string;
  private readonly starts: readonly number[];

  constructor(tokens: readonly SenseToken[]) {
    this.tokens = tokens;
    this.text = tokens.map(({ word }) => word).join(' ');
    let start = 0;
    this.starts = tokens.map(({ word }) => {
      const own = start;
      start += word.length + 1;
      return own;
    });
  }

  start(at: number): number {
    return this.starts[at] ?? this.text.length;
  }

  /** How many tokens a phrase of so many letters takes. */
  size(at: number, length: number): number {
    const end = this.start(at) + length;
    let size = 1;
    while (at + size < this.tokens.length && this.start(at + size) < end) size++;
    return size;
  }

  match(at: number, phrase: RegExp): { readonly text: string; readonly size: number } | null {
    phrase.lastIndex = this.start(at);
    const text = phrase.exec(this.text)?.[0];
    return text === undefined ? null : { text, size: this.size(at, text.length) };
  }

  raw(at: number, size: number): string {
    return this.tokens
      .slice(at, at + size)
      .map(({ raw }) => raw)
      .join(' ');
  }
}

function itemAt(line: Line, at: number, people: readonly (readonly string[])[]): Found {
  const { kind, word, raw } = line.tokens[at] ?? { kind: 'mark', word: '', raw: '' };
  const person = personAt(line, at, people);
  if (person > 0) return taken(line, at, person, 'person');
  const date = dateAt(line, at);
  if (date > 0) return taken(line, at, date, 'date');
  const reference = line.match(at, crossReference);
  if (reference) return taken(line, at, reference.size, 'reference');
  const post = line.match(at, postName);
  if (post) return taken(line, at, post.size, 'post');
  const amount = quantityAt(line.text, line.start(at));
  if (amount) {
    const { measure, unit, value } = amount.quantity;
    const size = line.size(at, amount.length);
    const item: Item = {
      kind: 'quantity',
      quantity: amount.quantity,
      key: `${measure} ${value} ${unit}`,
      raw: line.raw(at, size),
    };
    return { item, size };
  }
  for (const { phrase, sense } of senseRules) {
    const match = line.match(at, phrase);
    if (match) {
      const key = match.text
        .replace(/^(?:am|is|are|be|being)(?= )/, 'be')
        .replace(/^(?:has|does)(?= )/, (verb) => plural[verb] ?? verb);
      return { item: sensed(sense, key, line.raw(at, match.size)), size: match.size };
    }
  }
  return { item: { kind, key: word, raw }, size: 1 };
}

const plural: Readonly<Record<string, string>> = { has: 'have', does: 'do' };

function sensed(sense: Sense, key: string, raw: string): Item {
  return { ...sense, key, raw };
}

function taken(line: Line, at: number, size: number, kind: 'person' | 'date' | 'reference' | 'post'): Found {
  const words = line.tokens.slice(at, at + size).map(({ word }) => word);
  return { item: { kind, key: words.join(' '), raw: line.raw(at, size) }, size };
}

const title = /^(?:mr|mrs|miss|ms|mx|dr|prof|professor|sir|dame|rev|revd|cllr|councillor|mme)$/;
export const capitalised = /^\p{Lu}[\p{L}'-]*$/u;

/** "Mrs G. Thorne", or a contact by the name that the version gives. */
function personAt(line: Line, at: number, people: readonly (readonly string[])[]): number {
  const { tokens } = line;
  const known = people.find((words) => words.every((word, offset) => tokens[at + offset]?.word === word));
  if (known) return known.length;
  if (!title.test(tokens[at]?.word ?? '')) return 0;
  let size = 1;
  while (size < 6) {
    const [last, next] = [tokens[at + size - 1], tokens[at + size]];
    const shortened = next?.raw === '.' && last !== undefined && (last.raw.length === 1 || title.test(last.word));
    if (next === undefined || !(shortened || capitalised.test(next.raw))) break;
    size++;
  }
  while (tokens[at + size - 1]?.raw === '.') size--;
  return size > 1 ? size : 0;
}

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|' +
  'ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr|' +
  'sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec';
const year = '(?:19|20)\\d\\d';
const fullDate = new RegExp(`\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})(?: ,)?(?: ${year})?(?= |$)`, 'y');
const monthAndYear = new RegExp(`(?:${months}) (?:\\d{1,2}(?:st|nd|rd|th)?(?: ,)? )?${year}(?= |$)`, 'y');
const month = new RegExp(`(?:${months})(?= |$)`, 'y');
const season = new RegExp(
  `(?:spring|summer|autumn|winter|lent|michaelmas|gwanwyn|haf|gaeaf)(?: term)?(?: ${year}(?:[/-]\\d+)?)?(?= |$)`,
  'y',
);
const weekday = /(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?= |$)/y;
const edition = /(?:version|edition|issue|revision|rev|v) \d+(?:\.\d+)*(?= |$)/y;

function dateAt(line: Line, at: number): number {
  if (line.tokens[at]?.kind === 'date') return 1;
  for (const shape of [fullDate, monthAndYear, edition]) {
    const match = line.match(at, shape);
    if (match) return match.size;
  }
  const first = line.tokens[at]?.raw ?? '';
  if (!capitalised.test(first)) return 0;
  // "May" and "March" begin sentences too; a month alone is a month inside one.
  const lone = at > 0 && first !== 'May' ? line.match(at, month) : null;
  return (lone ?? line.match(at, season) ?? line.match(at, weekday))?.size ?? 0;
}

const crossReference =
  /(?:rules?|clauses?|sections?|paragraphs?|paras?|points?|items?|appendix|annex|page|step) (?:\d+(?:\.\d+)*|[a-h])(?= |$)/y;

const postModifier =
  'deputy|assistant|executive|acting|vice|senior|middle|designated|safeguarding|child|protection|online|esafety|safety|digital|data|network|' +
  'ict|it|computing|computer|technology|technical|systems?|school|office|business|site|premises|facilities|estates|hr|human|resources|line|' +
  'phase|subject|curriculum|pastoral|inclusion|welfare|attendance|admissions|finance|information|security|cyber|communications|' +
  'examinations|exams|health and|trust|operations|support|services';
const postName = new RegExp(
  `(?:(?:${postModifier}) ){0,5}(?:head ?teacher|head of \\w+|head|principal|bursar|clerk to (?:the )?governors|chair of (?:the )?governors|clerk|` +
    'receptionist|deputy|secretary|caretaker|senco|sendco|dsl|ddsl|dpo|esl|sbm|ceo|chief executive)(?= |$)|' +
    `(?:(?:${postModifier}) ){1,5}(?:lead|leader|officer|manager|coordinator|champion|technician|director|administrator|leadership team|team|desk)(?= |$)`,
  'y',
);
