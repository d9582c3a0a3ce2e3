import type { SignatureField, SignatureFieldType, SignerKind } from '#src/domain/policy-document.ts';
import { isPost } from './posts.ts';
import { readPrintedDate } from './printed-dates.ts';
import { countWords } from './words.ts';

/** A blank to write on: a run of underscores, dots or dashes, or an empty pair of brackets. */
const blank = /[_.…·‥-]{3,}|…+|\[\s{2,}\]/gu;

const who =
  "(?:(?:user|staff|employee|member of staff|staff member|governor|trustee|visitor|volunteer|student|trainee|pupil|contractor|supply teacher|teacher|parent|carer|borrower|applicant|my|your|the|authori[sz]ed|authori[sz]ing|head ?teacher|principal|line manager|manager|mentor|dsl|host|witness|school|guest|name|print|first|last|family)(?:['’]s|s['’])?(?:\\s*[/,&]\\s*\\w+(?:['’]s)?)*\\s+)*";

/** What a bare label says, with nothing to fill in beside it. Tried in order. */
const types: readonly (readonly [SignatureFieldType, RegExp])[] = [
  [
    'dateTime',
    label(
      '(?:date (?:and|&) time|time)(?: (?:in|out|of arrival|of departure|of visit|on site))?|date\\s*\\/\\s*time|arrival time|departure time',
    ),
  ],
  [
    'witness',
    label(
      '(?:signature of )?witness(?:ed)?(?: by)?|witness signature|signed by witness|read (?:out )?to (?:[\\p{L}]+ ){1,3}by',
    ),
  ],
  ['host', label('host(?: name)?|person (?:you are )?(?:visiting|visited|seen)|visiting|here to see|to see')],
  [
    'printName',
    label(
      `${who}(?:print(?:ed)?(?: full)? name|full name|name in (?:print|full|capitals|block capitals)|block capitals|capitals|name|names|surname|forename|print)|(?:full )?name of (?:the )?(?:[\\p{L}/ ]{3,40})|enw(?: llawn)?`,
    ),
  ],
  [
    'signature',
    label(
      `${who}(?:signatures?|signed|sign(?: here)?|signed by)|signature of .{1,40}|signed \\(?(?:by )?(?:the )?[\\p{L}/ ]{3,40}|authori[sz]ed by|approved by|accepted by|verified by|accepted (?:for|on behalf of) (?:the )?(?:school|academy|trust)|countersigned(?: by(?: .{1,40})?)?|(?:signed )?(?:for and )?on behalf of (?:the )?(?:school|academy|trust|governing (?:body|board)|provider|setting|nursery|playgroup|pre-?school|committee|college)|llofnod|llofnodwyd`,
    ),
  ],
  [
    'date',
    label("date(?: (?:signed|of signature|of signing|completed|returned|received))?|dated|dyddiad|today['’]s date"),
  ],
  [
    'role',
    label(
      '(?:job title|job role|job|role of (?:the )?signatory|role|position|post|post held|occupation|designation|title|capacity|department|year group|class|subject|swydd|rôl|course)(?:\\s*[/&]\\s*(?:role|position|job title|title|post|department|subject|team))*(?: (?:within|in|at) (?:the )?(?:school|academy|college|trust))?',
    ),
  ],
  [
    'organisation',
    label(
      '(?:organi[sz]ation|company|agency|employer|firm|business|university|training provider|provider|agency name|company name|name of (?:agency|company|organi[sz]ation|employer|university|provider)|representing|cwmni|sefydliad)(?: (?:or|/) (?:organi[sz]ation|company|agency|employer))?',
    ),
  ],
  [
    'site',
    label('(?:school|academy|site|setting|college|campus|school site|name of school|school name|location|ysgol|base)'),
  ],
];

/** What a label says that has a blank behind it: there its leading word is enough. Tried in order. */
const looseTypes: readonly (readonly [SignatureFieldType, RegExp])[] = [
  ['dateTime', /\bdate and time\b|^time\b|\btime (?:in|out|of arrival|of departure)\b/iu],
  ['witness', /^witness/iu],
  ['date', /\bdate\b(?! of birth)|^dated\b|\bdyddiad\b/iu],
  ['signature', /\bsign(?:ed|ature)\b|\bllofnod/iu],
  ['host', /\bhost\b|\bvisit(?:ing|ed)\b|\bhere to see\b/iu],
  ['printName', /\bnames?\b|\benw\b|^print\b/iu],
  ['organisation', /\b(?:company|organi[sz]ation|agency|employer|university|provider)\b/iu],
  ['role', /\b(?:role|position|job title|post|occupation|department)\b/iu],
  ['site', /^(?:school|academy|site|setting|college)\b(?! (?:contact|manager|phone|tel))/iu],
  ['printName', /\bby$/iu],
  ['date', /^on$/iu],
];

function label(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'iu');
}

export type FieldLine = {
  readonly fields: readonly SignatureField[];
  /** What the school had already written in, such as the date of the year's signing. */
  readonly filled: readonly { readonly label: string; readonly value: string }[];
  /** The line has a blank or a colon: it is there to be filled in, whatever stands around it. */
  readonly toFill: boolean;
};

/** Reads a line of a form, with one field or several, or null where it says anything else. */
export function readFieldLine(text: string, signer: SignerKind = 'user'): FieldLine | null {
  if (text.length > 1_000 || (text.length > 120 && !/[_.…‥·-]{3}|…|(?:[.…] ){3}|\[\s/u.test(text))) return null;
  const even = evenBlanks(text);
  if (even.length > 200) return null;
  const blanks = even.match(blank)?.length ?? 0;
  const parts = even
    .split(blank)
    .flatMap((part) => splitLabels(part))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const fields: SignatureField[] = [];
  const filled: { label: string; value: string }[] = [];
  let now = signer;
  for (const part of parts) {
    const [, name = part, value = ''] = /^([^:]+?)\s*:\s*(.*)$/u.exec(part) ?? [];
    const type = fieldType(name, blanks > 0 && value === '');
    if (type === null) {
      if (isHint(part)) continue;
      const last = fields.at(-1);
      if (last && /^\([^()]*\)$/u.test(name)) {
        now = signerOf(name, now);
        fields[fields.length - 1] = { ...last, label: `${last.label} ${name}`, signer: now };
      } else if (blanks === 0 || countWords(name) > 6 || /[.!?]$/u.test(name)) return null;
      continue;
    }
    if (value !== '' && !isChoice(value)) {
      if (type !== 'date' || !readPrintedDate(value)) return null;
      filled.push({ label: name.trim(), value });
    }
    now = signerOf(name, type === 'signature' ? signer : now);
    fields.push({ label: fieldLabel(name), type, signer: now, required: true });
  }
  if (fields.length === 0) return null;
  return { fields, filled, toFill: blanks > 0 || text.includes(':') };
}

/** "School: Infant / Junior (please delete)" is filled in by striking out. */
function isChoice(value: string): boolean {
  return (
    countWords(value) <= 8 &&
    (/\(.*\b(?:delete|circle|tick)\b.*\)/iu.test(value) || /^\p{L}+(?:\s?\/\s?\p{L}+)+$/u.test(value))
  );
}

/** A line with a blank to fill in that names no field we know: part of a form all the same. */
export function isFormLine(text: string): boolean {
  const even = evenBlanks(text);
  return (
    (/____/u.test(even) || (/:$/u.test(even) && countWords(even) <= 8)) &&
    countWords(even) <= 14 &&
    even.length <= 160 &&
    !/\p{Ll}{3,}\.\s/u.test(even)
  );
}

/** "Signed: Date:" is two fields; "Position / Role" is one. */
function splitLabels(part: string): string[] {
  return part
    .split(/\s{2,}|(?<=:)\s+(?=\p{Lu}[\p{L} ]{2,30}:)/u)
    .flatMap((piece) => /^\s*(\([^()]*\))\s+(.+)$/u.exec(piece)?.slice(1) ?? [piece])
    .map((piece) => piece.trim().replace(/^[,;|/]\s*/u, ''));
}

function fieldType(name: string, toFill: boolean): SignatureFieldType | null {
  const plain = name
    .replace(/\(.*?\)/gu, ' ')
    .replace(/[\s:*.,]+$/u, '')
    .replace(/^please /iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (plain === '' || countWords(plain) > 8) return null;
  const known = strictType(plain) ?? partsType(plain);
  if (known !== null || !toFill) return known;
  if (/^(?:[\p{L} ]+ or )?/u.test(plain) && plain.split(/ or |\//u).every((one) => isPost(one) || isManager(one)))
    return 'signature';
  return looseTypes.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** A post with a line behind it is signed by whoever holds the post. */
function isManager(text: string): boolean {
  return /^(?:the )?(?:head|line manager|manager|business manager|mentor|governor|clerk|member of (?:slt|smt))$/iu.test(
    text.trim(),
  );
}

function strictType(plain: string): SignatureFieldType | null {
  return types.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** "Post / University" is the one and the other; the first of them that says anything names the field. */
function partsType(plain: string): SignatureFieldType | null {
  if (!/[/&]| or /u.test(plain)) return null;
  const parts = plain.split(/\s*[/&]\s*| or /u).map(strictType);
  if (parts.includes('organisation') && parts.includes('site')) return 'organisation';
  return parts.some((part) => part === null) && !plain.includes(' / ')
    ? null
    : (parts.find((part) => part !== null) ?? null);
}

/** "(PRINT)" or "(please print)" tells how to fill a field in and is not a word of the policy. */
export function isHint(text: string): boolean {
  return /^[\s_.…]*\(?\s*(?:please )?(?:print(?:ed)?|in print|block capitals|in capitals|caps|please print)\s*\)?[\s_.…]*$/iu.test(
    text,
  );
}

function fieldLabel(name: string): string {
  return name.replace(/[\s:.,]+$/u, '').trim();
}

const authorising =
  /\bauthori[sz]|\bapproved by|\bapproval by|\bcountersign|\bhead ?teacher|\bprincipal\b|\bline manager|\bbusiness manager|\bon behalf of|\b(?:for|of) (?:the )?(?:school|academy|trust)$|\bfor the (?:school|academy|trust)\b|\b(?:school|office|admin|it) use\b|\bchair of\b|\bmentor\b|\bcompleted by (?:the )?(?:head|school|line|office|it|manager|dsl|principal|slt)|\bissued by\b|\bchecked by\b|\breceived by\b|\bcounter-?sign|\baccepted by\b|\bverified by\b|\bdsl\b|\bsenior leader|\bentered\b|\bgranted by\b/iu;

export function signerOf(text: string, otherwise: SignerKind): SignerKind {
  if (/\bwitness|\bread (?:out )?to .{1,30} by\b/iu.test(text)) return 'witness';
  return authorising.test(text) ? 'authoriser' : otherwise;
}

/** A form's line with each of its blanks written the same way; formatters of Markdown leave one underscore of many. */
export function evenBlanks(text: string): string {
  return text
    .replace(/(?<=____?\s*)\/(?=\s*_{2,})/gu, ' ')
    .replace(/(?:[.…] ){3,}[.…]?/gu, ' ____ ')
    .replace(/[_.…‥]{3,}|…+|-{3,}|(?<![\p{L}\p{N}_])_+(?![\p{L}\p{N}_])/gu, ' ____ ')
    .replace(/(?:____\s+){2,}(?=____)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
