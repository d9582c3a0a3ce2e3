import { type AudienceKind, audienceKinds } from '#src/domain/policy-document.ts';

const temporary =
  /\b(?:temporary|temp|fixed[- ]term|(?<!\bagency(?: and| or|,| &| ?\/) ?)supply(?!,? (?:and|or|&) agency)|cover (?:staff|teachers?|supervisors?)|peripatetic)\b/iu;
/** Supply teachers come from agencies; what a school asks of the one it asks of the other. */
const agency = /\b(?:agency|supply (?:teachers?|staff|cover))\b/iu;
/** "temporary or agency staff" names temporary and agency people and nobody else. */
const qualified =
  /\b(?:temporary|temp|supply|cover|peripatetic|agency)(?:\s*(?:,|\/|&|and|or)\s*(?:temporary|supply|cover|agency))*\s+(?:staff|teachers?|workers?|colleagues?|employees)\b/giu;

const patterns: Readonly<Record<AudienceKind, RegExp>> = {
  staff: /\b(?:staff|employees?|workforce|teachers?|teaching assistants?|all adults|all users|colleagues)\b/iu,
  governors:
    /\b(?:governors?|trustees?|governing (?:body|board) members?|members of the governing|llywodraethwyr|academy council(?:lors)?|local governing)\b/iu,
  visitors: /\b(?:visitors?|guests?|visiting (?:adults?|professionals?|teachers?|staff|speakers?))\b/iu,
  students:
    /\b(?:students?|trainees?|pupils?(?! (?:data|information|images?|records?|safety|premium|work|behaviour)))\b/iu,
  volunteers: /\b(?:volunteers?|volunteering|parent helpers?|helpers|gwirfoddolwyr)\b/iu,
  temporary,
  agency,
  contractors: /\bcontractors?\b/iu,
};

/** Who a title line is addressed to, in the order of the domain's list. */
export function audiencesOf(text: string): AudienceKind[] {
  const others = text
    .replace(/\b(?:student|trainee) (teacher|nurse|assistant)/giu, 'student')
    .replace(qualified, ' ')
    .replace(/\bvisiting (?:staff|teachers?)\b/giu, 'visitors')
    .replace(/\bstaff\s+room\b|\bchildren in education\b/giu, ' ');
  return audienceKinds.filter((kind) => patterns[kind].test(kind === 'temporary' || kind === 'agency' ? text : others));
}
