import { type AudienceKind, audienceKinds } from '#src/domain/policy-document.ts';

const temporary = /\b(?:temporary|temp|supply|cover|peripatetic)\b/iu;
const agency = /\bagency\b/iu;
/** "temporary or agency staff" names temporary and agency people and nobody else. */
const qualified =
  /\b(?:temporary|temp|supply|cover|peripatetic|agency)(?:\s*(?:,|\/|&|and|or)\s*(?:temporary|supply|cover|agency))*\s+(?:staff|teachers?|workers?|colleagues?|employees)\b/giu;

const patterns: Readonly<Record<AudienceKind, RegExp>> = {
  staff: /\b(?:staff|employees?|workforce|teachers?|teaching assistants?|all adults|all users)\b/iu,
  governors: /\b(?:governors?|trustees?|governing (?:body|board) members?|members of the governing)\b/iu,
  visitors: /\b(?:visitors?|guests?)\b/iu,
  students: /\b(?:students?|trainees?|pupils?|learners?|children)\b/iu,
  volunteers: /\b(?:volunteers?|parent helpers?|helpers)\b/iu,
  temporary,
  agency,
  contractors: /\bcontractors?\b/iu,
};

/** Who a title line is addressed to, in the order of the domain's list. */
export function audiencesOf(text: string): AudienceKind[] {
  const others = text
    .replace(/\b(?:student|trainee) (teacher|nurse|assistant)/giu, 'student')
    .replace(qualified, ' ')
    .replace(/\bstaff\s+room\b|\bchildren in education\b/giu, ' ');
  return audienceKinds.filter((kind) => patterns[kind].test(kind === 'temporary' || kind === 'agency' ? text : others));
}
