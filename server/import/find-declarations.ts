import type { Declaration, Section } from '#src/domain/policy-document.ts';
import { declarationType, firstPerson, opensDeclarations, sentencesOf } from './declarations.ts';
import { wordsAlone } from './links.ts';

/** The printed sentences that a signer makes their own, in printed order, each as a sentence that stands alone. */
export function findDeclarations(sections: readonly Section[]): Declaration[] {
  return sections.filter(({ kind }) => kind === 'declaration').flatMap(ofSection);
}

function ofSection({ heading, blocks }: Section): Declaration[] {
  const declarations: Declaration[] = [];
  let lead = heading !== null && opensDeclarations(heading) ? heading : null;
  for (const { type, text, children } of blocks) {
    const plain = wordsAlone(text);
    if (type === 'paragraph') {
      lead = opensDeclarations(plain) ? plain : null;
      if (lead === null) declarations.push(...ofParagraph(plain));
      continue;
    }
    if (type === 'table') continue;
    const whole = [plain, ...(children ?? []).map((child) => wordsAlone(child.text))].join(' ');
    const sentence = lead === null ? whole : firstPerson(lead, whole);
    const kind = declarationType(sentence);
    if (lead !== null || kind !== null) declarations.push({ text: sentence, type: kind ?? 'statementOfFact' });
  }
  return declarations;
}

/** A sentence that explains the one before it belongs to it; one that stands before any declaration does not count. */
function ofParagraph(text: string): Declaration[] {
  const declarations: { text: string; type: Declaration['type'] }[] = [];
  for (const sentence of sentencesOf(text)) {
    const type = declarationType(sentence);
    const last = declarations.at(-1);
    if (type !== null) declarations.push({ text: sentence, type });
    else if (last && /^(?:This|These|It|They|That|In particular)\b/u.test(sentence))
      last.text = `${last.text} ${sentence}`;
  }
  return declarations;
}
