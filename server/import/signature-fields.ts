import type { SignatureField, SignatureFieldType, SignerKind } from '#src/domain/policy-document.ts';
import { readPrintedDate } from './printed-dates.ts';

/** A blank to write on: a run of underscores, dots or dashes, or an empty pair of brackets. */
const blank = /[_.…·‥-]{3,}|…+|\[\s{2,}\]/gu;

const who =
  "(?:(?:user|staff|employee|member of staff|staff member|governor|visitor|volunteer|student|pupil|contractor|parent|carer|my|your|authori[sz]ed|authori[sz]ing|head ?teacher|principal|line manager|manager|dsl|host|witness|school|guest|name)(?:['’]s)?(?:\\s*\\/\\s*\\w+)?\\s+)*";

const types: readonly (readonly [SignatureFieldType, RegExp])[] = [
  ['dateTime', label('(?:date and time|time(?: (?:in|out|of arrival|of departure))?|date\\s*\\/\\s*time)')],
  ['witness', label('witness(?:ed)?(?: by)?|signature of witness')],
  ['host', label('host(?: name)?|person (?:you are )?visiting|visiting|here to see')],
  [
    'printName',
    label(
      `${who}(?:print(?:ed)?(?: full)? name|full name|name in (?:print|full|capitals|block capitals)|block capitals|name|print)|name of (?:staff|staff member|employee|governor|visitor|volunteer|person signing)`,
    ),
  ],
  [
    'signature',
    label(
      `${who}(?:signature|signed|sign(?: here)?|signed by)|signature of .{1,40}|signed \\(?(?:by )?(?:the )?(?:user|staff|employee|headteacher|head|governor|line manager|volunteer|visitor)\\)?|authori[sz]ed by|approved by|countersigned(?: by(?: .{1,40})?)?|on behalf of (?:the )?school|llofnod|llofnodwyd`,
    ),
  ],
  ['date', label('date(?: (?:signed|of signature|completed))?|dated|dyddiad')],
  [
    'role',
    label(
      '(?:job title|job role|job|role|position|post|post held|occupation|designation|title|capacity|department|year group)(?:\\s*\\/\\s*(?:role|position|job title|title|post|department))*(?: (?:within|in|at) (?:the )?(?:school|academy|college|trust))?|swydd',
    ),
  ],
  [
    'organisation',
    label(
      '(?:organi[sz]ation|company|agency|employer|firm|agency name|company name|name of (?:agency|company|organi[sz]ation))',
    ),
  ],
  ['site', label('(?:school|academy|site|setting|college|name of school|school name|location)')],
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
  const even = evenBlanks(text);
  if (even.length > 160) return null;
  const parts = even
    .split(blank)
    .flatMap((part) => splitLabels(part))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const fields: SignatureField[] = [];
  const filled: { label: string; value: string }[] = [];
  for (const part of parts) {
    const [, name = part, value = ''] = /^([^:]+?)\s*:\s*(.*)$/u.exec(part) ?? [];
    const type = fieldType(name);
    if (type === null) {
      const last = fields.at(-1);
      if (!last || !(isHint(part) || /^\([^()]*\)$/u.test(name))) return null;
      if (!isHint(part)) fields[fields.length - 1] = { ...last, label: `${last.label} ${name}` };
      continue;
    }
    if (value !== '') {
      if (type !== 'date' || !readPrintedDate(value)) return null;
      filled.push({ label: name.trim(), value });
    }
    fields.push({ label: fieldLabel(name), type, signer: signerOf(name, signer), required: true });
  }
  return fields.length === 0
    ? null
    : { fields, filled, toFill: new RegExp(blank.source, 'u').test(text) || text.includes(':') };
}

/** "Signed: Date:" is two fields; "Position / Role" is one. */
function splitLabels(part: string): string[] {
  return part
    .split(/\s{2,}|(?<=:)\s+(?=\p{Lu}[\p{L} ]{2,30}:)/u)
    .flatMap((piece) => /^\s*(\([^()]*\))\s+(.+)$/u.exec(piece)?.slice(1) ?? [piece])
    .map((piece) => piece.trim().replace(/^[,;|]\s*/u, ''));
}

function fieldType(name: string): SignatureFieldType | null {
  const plain = name
    .replace(/\(.*?\)/gu, ' ')
    .replace(/[\s:*.,]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const known = types.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  if (known !== null || !plain.includes(' / ')) return known;
  const [first, ...others] = plain
    .split(' / ')
    .map((part) => types.find(([, pattern]) => pattern.test(part))?.[0] ?? null);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

/** "(PRINT)" or "(please print)" tells how to fill a field in and is not a word of the policy. */
export function isHint(text: string): boolean {
  return /^[\s_.…]*\(?\s*(?:please )?(?:print(?:ed)?|in print|block capitals|capitals|in capitals|caps|print name)\s*\)?[\s_.…]*$/iu.test(
    text,
  );
}

function fieldLabel(name: string): string {
  return name.replace(/[\s:.,]+$/u, '').trim();
}

export function signerOf(text: string, otherwise: SignerKind): SignerKind {
  if (/\bwitness/iu.test(text)) return 'witness';
  if (
    /\bauthori[sz]|\bapproved by|\bcountersign|\bhead ?teacher|\bprincipal\b|\bline manager|\bon behalf of|\boffice use/iu.test(
      text,
    )
  )
    return 'authoriser';
  return otherwise;
}

/** A form's line with each of its blanks written the same way; formatters of Markdown leave one underscore of many. */
export function evenBlanks(text: string): string {
  return text
    .replace(/[_.…‥]{3,}|…+|-{3,}|(?<![\p{L}\p{N}_])_+(?![\p{L}\p{N}_])/gu, ' ____ ')
    .replace(/\s+/gu, ' ')
    .trim();
}
