import type { PolicyDocument, Section } from '#src/domain/policy-document.ts';
import { policyTexts } from '#src/strings/en/app.ts';
import { reviewReasons } from '#src/strings/en/draft-review.ts';
import { allBlocks } from './edit-document.ts';
import { leaveOut } from './edit-sections.ts';
import { normalWords, seenWords } from './edit-words.ts';

/** One of several agreements that a file holds: rules, up to and with the place to sign them. */
export type Agreement = { readonly name: string; readonly sectionIds: readonly string[] };

export function agreementsIn(sections: readonly Section[]): readonly Agreement[] {
  const parts: Section[][] = [];
  for (const [index, section] of sections.entries()) {
    const before = sections[index - 1];
    const isNew = index === 0 || (before?.kind === 'signature' && section.kind !== 'signature');
    if (isNew) parts.push([section]);
    else parts.at(-1)?.push(section);
  }
  const whole: Section[][] = [];
  for (const part of parts) {
    const holdsRules = part.some(({ kind }) => kind === 'clauses' || kind === 'declaration');
    const last = whole.at(-1);
    if (holdsRules || !last) whole.push(part);
    else last.push(...part);
  }
  return whole.map((part) => ({ name: nameOf(part), sectionIds: part.map(({ id }) => id) }));
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
    reviewReasons.otherAgreement,
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
