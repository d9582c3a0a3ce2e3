import { clausesOf, type PolicyDocument, type Section } from '#src/domain/policy-document.ts';
import { policyTexts } from '#strings/app.ts';
import { allBlocks } from '../edit/edit-document.ts';
import { leaveOut } from '../edit/edit-sections.ts';
import { normalWords, seenWords } from '../edit/edit-words.ts';

/** One of several agreements that a file holds: rules up to and with the place to sign them, or up to where they are printed again. */
export type Agreement = { readonly name: string; readonly sectionIds: readonly string[] };

export function agreementsIn(sections: readonly Section[]): readonly Agreement[] {
  const signed = partsFrom(sections, startsAfterSignatures(sections));
  const parts = signed.length > 1 ? signed : partsFrom(sections, startsOfRepeats(sections));
  return parts.map((part) => ({ name: nameOf(part), sectionIds: part.map(({ id }) => id) }));
}

function startsAfterSignatures(sections: readonly Section[]): ReadonlySet<number> {
  const starts = sections.flatMap(({ kind }, at) =>
    kind !== 'signature' && sections[at - 1]?.kind === 'signature' ? [at] : [],
  );
  return new Set(starts);
}

/** Clauses of fewer letters may be alike by chance. */
const shortestRepeat = 20;

/** Where a clause is printed again that this part has printed already; the introduction before it belongs to it. */
function startsOfRepeats(sections: readonly Section[]): ReadonlySet<number> {
  const starts = new Set<number>();
  let seen = new Set<string>();
  for (const [at, section] of sections.entries()) {
    const keys = clausesOf(section.blocks)
      .map(({ text }) => oneLine(text))
      .filter((key) => key.length > shortestRepeat);
    if (keys.some((key) => seen.has(key))) {
      let start = at;
      while (sections[start - 1]?.kind === 'preamble') start -= 1;
      starts.add(start);
      seen = new Set();
    }
    for (const key of keys) seen.add(key);
  }
  return starts;
}

/** A part without rules of its own, as an annex at the end, belongs to the one before. */
function partsFrom(sections: readonly Section[], starts: ReadonlySet<number>): readonly (readonly Section[])[] {
  const parts: Section[][] = [];
  for (const [at, section] of sections.entries()) {
    if (at === 0 || starts.has(at)) parts.push([section]);
    else parts.at(-1)?.push(section);
  }
  const whole: Section[][] = [];
  for (const part of parts) {
    const holdsRules = part.some(({ kind }) => kind === 'clauses' || kind === 'declaration');
    const last = whole.at(-1);
    if (holdsRules || !last) whole.push(part);
    else last.push(...part);
  }
  return whole;
}

function nameOf(part: readonly Section[]): string {
  const headed = part.find(({ heading }) => heading !== null && heading.trim() !== '');
  if (headed?.heading) return headed.heading;
  const words = part.flatMap(({ blocks }) => allBlocks(blocks)).find(({ text }) => text.trim() !== '')?.text;
  return words ? seenWords(words).slice(0, 60) : policyTexts.kinds[part[0]?.kind ?? 'clauses'];
}

/** Keeps one agreement of the file, with its declarations and its fields. The others stand among what is left out. */
export function keepAgreement(document: PolicyDocument, kept: Agreement): PolicyDocument {
  const isKept = ({ id }: Section) => kept.sectionIds.includes(id);
  const gone = document.sections.filter((section) => !isKept(section));
  const [keptText, goneText] = [asOne(document.sections.filter(isKept)), asOne(gone)];
  const isElsewhere = (words: string) => goneText.includes(oneLine(words)) && !keptText.includes(oneLine(words));
  const alone = leaveOut(
    document,
    gone.map(({ id }) => id),
    'reviewer-other-agreement',
  );
  const fields = document.signatureFields.filter(({ label }) => !isElsewhere(label));
  return {
    ...alone,
    declarations: document.declarations.filter(({ text }) => !isElsewhere(text)),
    signatureFields: fields.filter(
      (field, index) =>
        fields.findIndex(({ label, signer }) => label === field.label && signer === field.signer) === index,
    ),
  };
}

function asOne(sections: readonly Section[]): string {
  return oneLine(
    sections.flatMap(({ heading, blocks }) => [heading ?? '', ...allBlocks(blocks).map(({ text }) => text)]).join(' '),
  );
}

function oneLine(text: string): string {
  return ` ${normalWords(seenWords(text)).join(' ')} `;
}
