import type { DeclarationType } from '#src/domain/policy-document.ts';
import { oneSpace } from './clean-text.ts';
import { remembered } from './remembered.ts';

const thing =
  '(?:polic(?:y|ies)|agreement|code|codes|document|rules?|guidelines?|guidance|form|statement|terms|conditions|points?|charter|protocol|AUP|AUA|contract|handbook|expectations|procedures?)';
const asWhole = new RegExp(`\\b${thing}\\b|\\babove\\b`, 'iu');
const adverb = '(?:(?:also|further|furthermore|fully|hereby|therefore|can|do|now)\\s+)*';

function first(verbs: string): RegExp {
  return new RegExp(`^(?:I|we)(?:,[^,]{0,60},)? ${adverb}(?:${verbs})`, 'iu');
}

/** What a school asks of people is said by "we" as well; only "I" asks for something in a form. */
function mine(verbs: string): RegExp {
  return new RegExp(`^I(?:,[^,]{0,60},)? ${adverb}(?:${verbs})`, 'iu');
}

const confirming = '(?:(?:confirm|declare|certify|acknowledge)(?: that)? (?:I|we) )?';
const keeping =
  '(?:follow|abide|comply|adhere|keep to|uphold|observe|act on|act in accordance|work within|be bound|honour)';

type Rule = { readonly type: DeclarationType; readonly says: RegExp; readonly wholeDocument?: true };

/** First match wins: a sentence with several claims is named by the strongest of them. */
const rules: readonly Rule[] = [
  { type: 'authorisation', says: first('authori[sz]e|approve|permit|consent|give (?:my )?(?:permission|consent)') },
  { type: 'request', says: mine('wish|would (?:also )?like|want|request|apply|ask') },
  { type: 'request', says: /^please (?:tick|indicate|let us know)\b.*\b(?:like|wish|want|need)\b/iu },
  {
    type: 'agreement',
    says: first('.*\\b(?:agreed?|undertake|promise) (?:to|that (?:I|we) (?:will|shall)|with|and)\\b'),
  },
  {
    type: 'agreement',
    says: first(
      `(?:.*\\b(?:I|we|and|that) )?(?:will|shall) (?:\\w+ )?${keeping}\\b.*\\b(?:this|these|it|them|above|(?:the|our) (?:[\\w'’-]+ ){0,6}${thing})\\b`,
    ),
  },
  { type: 'agreement', says: first('agree\\b|(?:.*\\b)?accept(?:ed)?(?! that)\\b'), wholeDocument: true },
  {
    type: 'receipt',
    says: first(
      `${confirming}(?:have (?:been (?:given|provided with|issued with)|received|had a copy)|acknowledge (?:the )?receipt)\\b`,
    ),
  },
  { type: 'understanding', says: first(`${confirming}understand\\b`) },
  {
    type: 'acknowledgement',
    says: first(`${confirming}have (?:\\w+,? ){0,2}(?:read|seen)\\b`),
  },
  {
    type: 'acknowledgement',
    says: first(
      '(?:accept|acknowledge|recogni[sz]e) that\\b.*\\b(?:disciplin|sanction|dismissal|consequence|prosecut)',
    ),
  },
  { type: 'understanding', says: first('(?:accept|acknowledge|recogni[sz]e|appreciate) that\\b') },
  { type: 'statementOfFact', says: mine('know (?:who|where|how)\\b') },
  { type: 'acknowledgement', says: first('(?:am aware|know|acknowledge)\\b') },
  {
    type: 'statementOfFact',
    says: mine(
      'have (?:been|completed|attended|undertaken|had|done|met|gone|discussed|explained|checked|watched|taken part)\\b|attended|completed|watched|(?:confirm|declare|certify)\\b',
    ),
  },
  { type: 'statementOfFact', says: first('(?:confirm|declare|certify)\\b') },
];

const thirdPerson = new RegExp(
  `^(?:all|every|each|by signing|staff|governors|volunteers|visitors|employees|users)\\b.{0,80}\\b(?:have|has|confirms?|agrees?|acknowledges?|accepts?)\\b.*\\b(?:read|agree|accept|understood|receiv)\\w*\\b.*\\b(?:this|the|these)\\b.*\\b${thing}\\b`,
  'iu',
);

/** "Please sign to say that you have read …", "By signing this form you agree …". */
const askedToSign =
  /^(?:please )?sign(?: and return)?\b.{0,60}\b(?:say|confirm|show|indicate|acknowledge|agree)\b.{0,40}\byou\b|^by (?:signing|accepting|ticking)\b.{0,60}\byou (?:are |also |hereby )?(?:agree|confirm|accept|acknowledg|confirming|agreeing)/iu;

const welsh: readonly (readonly [DeclarationType, RegExp])[] = [
  ['agreement', /^.*\b(?:cytuno|cytunaf|cydymffurfio|byddaf yn (?:cadw at|dilyn|glynu))/iu],
  ['understanding', /^(?:rwy['’]n|rwyf yn|yr wyf yn) deall\b|^deallaf\b/iu],
  ['acknowledgement', /^(?:rwyf|yr wyf|rydw i|dw i) wedi darllen\b/iu],
];

/** The type of a sentence that a signer makes their own, or null where it is no such sentence. */
export const declarationType = remembered((sentence: string): DeclarationType | null => {
  const plain = inTheirWords(oneSpace(sentence));
  const [first, ...others] = plain.split(' / ');
  return (
    typeOf(plain) ??
    (others.length === 0 ? null : ([first ?? '', ...others].map(typeOf).find((type) => type !== null) ?? null))
  );
});

/** "By signing below, I …" and "Student teacher: I …" are said by the person who signs. */
function inTheirWords(sentence: string): string {
  return sentence
    .replace(/^by (?:signing|accepting)\b[^,]{0,40}?,? (?=(?:I|we)\b)/iu, '')
    .replace(/^\p{Lu}[\p{L} /]{2,40}: (?=I\b)/u, '')
    .replace(/^as an? [^,.]{3,80}?,? (?=I\b)/iu, '')
    .replace(/^I, the undersigned, /iu, 'I ');
}

function typeOf(plain: string): DeclarationType | null {
  for (const { type, says, wholeDocument } of rules) {
    if (says.test(plain) && (!wholeDocument || asWhole.test(plain))) return type;
  }
  if (/^(?:rwy|yr wyf|rydw|dw i|deallaf|cytunaf)/iu.test(plain))
    return welsh.find(([, says]) => says.test(plain))?.[0] ?? null;
  if (askedToSign.test(plain))
    return /\bagree|\bwill (?:follow|keep|abide|comply)|\baccept/iu.test(plain) ? 'agreement' : 'acknowledgement';
  if (!thirdPerson.test(plain) || /\b(?:must|should|expected|required|asked)\b/iu.test(plain)) return null;
  return /\bagree|\baccept|\bby signing/iu.test(plain) ? 'agreement' : 'acknowledgement';
}

/** Closing words that no rule of a list would be: they bind the signer to the whole document, or ask for something. */
export function isClosingDeclaration(sentence: string): boolean {
  const type = declarationType(sentence);
  if (type === null || type === 'understanding' || type === 'statementOfFact') return false;
  return type === 'request' || type === 'authorisation' || asWhole.test(sentence);
}

const opening =
  /^(?:I|we) (?:can )?(?:have|confirm|declare|certify|acknowledge)(?: that)?(?: (?:I|we))?(?: have)?\s*[:;,.…-]*$/iu;

/** "I have:" and its like, which make a declaration of each item that follows. */
export function opensDeclarations(text: string): boolean {
  return opening.test(oneSpace(text));
}

/** One item of such a list as the sentence that it stands for. */
export function firstPerson(lead: string, item: string): string {
  const start = oneSpace(lead).replace(/[\s:;,.…-]+$/u, '');
  const words = oneSpace(item).replace(/[\s;,.]+(?:and|or)?$/u, '');
  const joined = /^(?:I|we)\b/u.test(words)
    ? words
    : `${start} ${/^\p{Lu}\p{Ll}/u.test(words) ? words[0]?.toLowerCase() + words.slice(1) : words}`;
  return `${joined}.`;
}

const shortForms = /\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|Rev|approx|incl|eg|ie)\.$/u;

/** Splits a paragraph at its full stops, leaving abbreviations whole. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let begun = '';
  for (const part of oneSpace(text).split(/(?<=[.!?]['"’”)]?)\s+(?=[\p{Lu}\d"“‘'(])/u)) {
    begun = begun === '' ? part : `${begun} ${part}`;
    if (shortForms.test(begun)) continue;
    sentences.push(begun);
    begun = '';
  }
  return begun === '' ? sentences : [...sentences, begun];
}

/** A heading under which people declare something. */
export function isDeclarationHeading(heading: string | null): boolean {
  if (heading === null) return false;
  return (
    opensDeclarations(heading) ||
    /\b(?:declaration|acceptance|user signature|signatures?|confirmation|statement of (?:agreement|acceptance)|acknowledge?ment|undertaking|please (?:tick|sign)|to be completed by|(?:tear-off|reply|return) slip|datganiad)\b/iu.test(
      heading,
    )
  );
}
