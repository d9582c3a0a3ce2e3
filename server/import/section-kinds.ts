import type { SectionKind } from '#src/domain/policy-document.ts';
import { type Draft, hasClauses, isDeclarationHeading } from './build-sections.ts';
import { opensDeclarations } from './declarations.ts';
import { wordsAlone } from './links.ts';
import { findPrintedDate } from './printed-dates.ts';

const updates =
  /\bKCSIE\b.*\b(?:updates?|changes)\b|\b(?:updates?|changes|amendments)\b.*\b(?:KCSIE|guidance|20\d\d|version|policy|statutory|legislation)\b|\bsummary of (?:changes|updates)\b|\bwhat['’]?s new\b|\b(?:version|revision|change|amendment) (?:history|log|record)\b|^(?:updates|amendments)$|\b20\d\d updates?\b/iu;
const annex = /^(?:annex|annexe|appendix|appendices|schedule|attachment|atodiad)\b/iu;
const guidance =
  /\bguidance\b|\badvice\b|\bglossary\b|^(?:useful|further|helpful) (?:links|contacts|information|reading|resources|websites)|^definitions?\b|\btips\b|\bcanllaw/iu;
const review = /\breview\b|\bdocument control\b|\bversion control\b|\bapproval\b|\badolyg/iu;
const opening =
  /^(?:\d+\.?\s*)?(?:introduction|background|purpose|aims?|aims and (?:objectives|scope)|objectives|scope|rationale|overview|context|about this (?:policy|agreement)|foreword|policy statement|cyflwyniad)\b/iu;
const personal = /^(?:I|we|staff|users?|adults|you|all|everyone|governors|volunteers|visitors|students|employees)\b/iu;

/** Gives every section its kind, from its heading, its blocks and its place before or after the last signature. */
export function findKinds(drafts: readonly Draft[]): SectionKind[] {
  const firstClauses = drafts.findIndex((draft) => hasClauses(draft) && !updates.test(draft.heading ?? ''));
  const signatureAt = drafts.findLastIndex(({ kind }, at) => kind === 'signature' && at > firstClauses);
  const kinds: SectionKind[] = [];
  for (const [at, draft] of drafts.entries()) {
    const after = signatureAt >= 0 && at > signatureAt;
    const parent = parentOf(drafts, at);
    kinds.push(
      kindOf(draft, {
        after,
        early: firstClauses === -1 ? at === 0 : at < firstClauses,
        parent: parent === null ? null : (kinds[parent] ?? null),
      }),
    );
  }
  return kinds;
}

type Place = { readonly after: boolean; readonly early: boolean; readonly parent: SectionKind | null };

function kindOf(draft: Draft, { after, early, parent }: Place): SectionKind {
  if (draft.kind) return draft.kind;
  const heading = wordsAlone(draft.heading ?? '');
  const clauses = hasClauses(draft);
  if (updates.test(heading)) return 'updates';
  if (annex.test(heading)) return 'annex';
  if (opensDeclarations(heading)) return 'declaration';
  if (isDeclarationHeading(heading) && !clauses) return 'declaration';
  if (review.test(heading) && (!clauses || after)) return 'review';
  if (parent === 'annex' && !after) return 'annex';
  if (guidance.test(heading) && !isPersonal(draft)) return after && parent !== 'annex' ? 'annex' : 'guidance';
  if (after) return isAboutReview(draft) ? 'review' : 'annex';
  if (clauses) return 'clauses';
  if (opening.test(heading) || early) return 'preamble';
  return 'clauses';
}

/** Guidance that speaks of what a person will do is a rule, whatever its heading calls it. */
function isPersonal({ items }: Draft): boolean {
  const clauses = items.filter(({ kind }) => kind === 'clause');
  const rules = clauses.filter(({ text }) => personal.test(text) && /\b(?:will|must|shall|agree)\b/iu.test(text));
  return clauses.length > 0 && rules.length > clauses.length / 2;
}

/** Closing words on when the document was approved and when it is looked at again. */
function isAboutReview({ heading, items }: Draft): boolean {
  if (items.some(({ kind, text }) => kind === 'table' && /^(?:version|revision|issue|date|change)\b/iu.test(text)))
    return true;
  return (
    heading === null &&
    items.some(({ text }) => /\b(?:review|adopt|ratif|approv)/iu.test(text) && findPrintedDate(text) !== null)
  );
}

/** The section whose heading is printed above this one's and of a higher level. */
function parentOf(drafts: readonly Draft[], at: number): number | null {
  const level = drafts[at]?.level ?? 7;
  for (let above = at - 1; above >= 0; above -= 1) {
    const draft = drafts[above];
    if (draft?.heading !== null && draft && (draft.level < level || level === 7)) return above;
  }
  return null;
}
