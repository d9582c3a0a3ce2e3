import type { Block, Declaration, DeclarationType, Section } from '#src/domain/policy-document.ts';
import { declarationType, firstPerson, opensDeclarations, sentencesOf } from './declarations.ts';
import { wordsAlone } from './links.ts';
import { readFieldLine, signerOf } from './signature-fields.ts';

/** The printed sentences that a signer makes their own, in printed order, each as a sentence that stands alone. */
export function findDeclarations(sections: readonly Section[]): Declaration[] {
  return sections.flatMap((section) => {
    if (section.kind === 'declaration') return ofSection(section);
    return section.kind === 'signature' ? ofAuthoriser(section) : [];
  });
}

function ofSection({ heading, blocks }: Section): Declaration[] {
  const declarations: Declaration[] = [];
  let lead = heading !== null && opensDeclarations(heading) ? heading : null;
  for (const block of blocks) {
    const plain = wordsAlone(block.text);
    if (block.type === 'paragraph') {
      lead = opensDeclarations(plain) ? plain : null;
      if (lead === null) declarations.push(...ofParagraph(plain));
    } else if (block.type === 'clause') declarations.push(...ofItem(block, lead));
  }
  return declarations;
}

/** An item is one declaration with all that is nested in it, or several where its own sentences are of several kinds. */
function ofItem({ text, children }: Block, lead: string | null): Declaration[] {
  const plain = wordsAlone(text);
  const whole = [plain, ...(children ?? []).map((child) => wordsAlone(child.text))].join(' ');
  if (lead === null) {
    const type = declarationType(whole) ?? typeOfPlainWords(whole);
    return type === null ? [] : [{ text: whole, type }];
  }
  const sentence = firstPerson(lead, whole);
  return [{ text: sentence, type: declarationType(sentence) ?? 'statementOfFact' }];
}

/** What the person who authorises the form says beside their signature. */
function ofAuthoriser({ blocks }: Section): Declaration[] {
  return blocks.flatMap(({ type, text }) => {
    if (type === 'table' || readFieldLine(text) !== null) return [];
    return ofParagraph(wordsAlone(text)).map((one) => ({ ...one, type: asAuthoriser(one.type) }));
  });
}

function asAuthoriser(type: DeclarationType): DeclarationType {
  return type === 'agreement' ? 'authorisation' : type;
}

/** A sentence that explains the one before it belongs to it; one that stands before any declaration does not count. */
function ofParagraph(text: string): Declaration[] {
  const declarations: { text: string; type: Declaration['type'] }[] = [];
  for (const sentence of sentencesOf(text)) {
    const type = declarationType(sentence) ?? promiseIn(sentence);
    const last = declarations.at(-1);
    if (type !== null) declarations.push({ text: sentence, type });
    else if (last && /^(?:This|These|It|They|That|In particular)\b/u.test(sentence))
      last.text = `${last.text} ${sentence}`;
  }
  return declarations;
}

function promiseIn(sentence: string): DeclarationType | null {
  return /^I (?:will|shall|promise to)\b/u.test(sentence) ? 'agreement' : null;
}

/** What a person ticks and says of themselves in no words that we know states a fact: "I do not need an account." */
function typeOfPlainWords(text: string): DeclarationType | null {
  return promiseIn(text) ?? (/^I (?:do|am|have|hold|need|work)\b/u.test(text) ? 'statementOfFact' : null);
}

/** Words that stand for somebody who authorises: under their own heading, or beside a signature that is not the reader's. */
export function speaksForSchool(heading: string | null): boolean {
  return heading !== null && signerOf(heading, 'user') !== 'user';
}
