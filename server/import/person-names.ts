import { isPost } from './posts.ts';

const title =
  '(?:Mr|Mrs|Miss|Ms|Mx|Dr|Rev|Revd|Fr|Sir|Dame|Prof|Professor|Sr|Cllr|Councillor|Canon|Father|Sister|Madame|Mme)\\.?';
const surname = "\\p{Lu}[\\p{L}'’-]+(?: (?:de|van|von|der|la|le|al|bin|ap|ab) \\p{Lu}[\\p{L}'’-]+)?";
/** "Mrs A. Jones", "Dr Amara Nwosu", "J Patel", "Priya Anand". */
export const titledName = `${title}(?: (?:\\p{Lu}\\.? ?){1,3}(?=\\p{Lu}))?(?: \\p{Lu}[\\p{L}'’-]+)?(?: ${surname})`;
export const personName = `(?:${titledName}|(?:\\p{Lu}[\\p{Ll}'’-]+|\\p{Lu}\\.?)(?: \\p{Lu}\\.?)?(?: \\p{Lu}[\\p{L}'’-]+){1,2})`;

const whole = new RegExp(`^${personName}$`, 'u');
const notPeople =
  /\b(?:School|Academy|Office|Lead|Policy|Policies|Team|Board|Body|Officer|Manager|Committee|Trust|College|Agreement|Council|Department|Act|Code|Conduct|Safety|Online|Protection|Data|Acceptable|Governors?|Governing|Staff|Date|Name|Review|Version|Working|Keeping|Children|Safeguarding|Support|Centre|Education|Authority|Form|Teachers?|Use|Reporting|Designated|Deputy|Head|Headteacher|Service|Desk|Duty|Term|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Learning|People|Computing|Leader|Director|Chair|Clerk|Leadership|Senior|Subject|Computer|Business|Network|Technology|Signed|Signature|Print|Printed|Full|The|Please|In|At|On|If|Any|All|And|See|Contact|Tell|Speak|Ask|Report)\b/u;

/** A value that is the name of a person and not of a post, a body or a paper. */
export function isPersonName(text: string): boolean {
  const plain = text.trim();
  return whole.test(plain) && !isPost(plain) && !notPeople.test(plain);
}

export function isTitled(name: string): boolean {
  return new RegExp(`^${title} `, 'u').test(name);
}
