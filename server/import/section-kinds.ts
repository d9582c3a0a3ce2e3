import type { SectionKind } from '#src/domain/policy-document.ts';
import { type Draft, hasClauses } from './build-sections.ts';
import { contactsOfTable } from './contacts.ts';
import { isDeclarationHeading, opensDeclarations } from './declarations.ts';
import { wordsAlone } from './links.ts';
import { findPrintedDate } from './printed-dates.ts';

const history =
  /\b(?:version|revision|change|amendment|document|review) (?:history|log|record|control)\b|^(?:amendments|revisions|document control)$/iu;
const updates =
  /\bKCSIE\b.*\b(?:updates?|changes)\b|\b(?:updates?|changes|amendments)\b.*\b(?:KCSIE|guidance|20\d\d|version|policy|statutory|legislation|since)\b|\bsummary of (?:changes|updates|amendments)\b|\bwhat['’]?s (?:new|changed)\b|\bwhat (?:has|is|have) (?:changed|new)\b|\b(?:key|main|recent) (?:changes|updates)\b|^(?:updates|changes)$|\b20\d\d updates?\b/iu;
const appendix = /^(?:annex|annexe|appendix|appendices|schedule|attachment|atodiad)\b/iu;
const glossary = /\bglossary\b|^(?:definitions?|abbreviations|key terms|terms used)\b|\bgeirfa\b/iu;
const agreement =
  /\b(?:agreement|declaration|acceptable use|AUP|code of conduct|acknowledge?ment|form of acceptance)\b/iu;
const guidance =
  /\bguidance\b|\badvice\b|\btips\b|\bcanllaw|^(?:useful|further|helpful|other|key|important|emergency|relevant) (?:links|contacts|information|reading|resources|websites|help|support|numbers|people|documents|policies|legislation)|\bcontacts\b|\bcontact details\b|^who (?:to|do I|should I|can I) (?:go|talk|speak|contact|tell|ask)\b|\b(?:related|associated|linked|supporting|relevant|other) (?:\p{L}+ )?(?:policies|documents|documentation|guidance)\b|\blinks? (?:to|with) other\b|\blegislation\b|\blegal (?:framework|background|context|basis)\b|\bstatutory (?:framework|requirements)\b|^(?:for information|references|further reading|frequently asked questions|FAQs?|examples)\b|\btaken further\b|\bfind out more\b|\b(?:more|further) (?:help|information)\b/iu;
const review = /\breview\b|\bdocument control\b|\bversion control\b|\bapproval\b|\badolyg|\bratification\b/iu;
const opening =
  /^(?:(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)[.)]?\s*)?(?:introduction|background|purpose|aims?|aims and (?:objectives|scope)|objectives|scope|rationale|overview|context|about this (?:policy|agreement|document|code)|foreword|policy statement|statement of intent|why (?:we|this|do)\b|who (?:this|it|does|is)\b.*(?:cover|apply|applies|for)|what this (?:policy|agreement|document|code)|(?:this|the) (?:\p{L}+ ){0,3}(?:policy|agreement|document|code|AUP) (?:is intended|aims|is designed|seeks)|cyflwyniad|pwrpas)\b/iu;
const personal = /^(?:I|we|staff|users?|adults|you|all|everyone|governors|volunteers|visitors|students|employees)\b/iu;
const duties = /\b(?:must|should|shall|will|never|do not|may not|need to|required|expected|has to|have to)\b/iu;

/** Gives every section its kind, from its heading, its blocks and its place before or after the last signature. */
export function findKinds(drafts: readonly Draft[]): SectionKind[] {
  const firstClauses = drafts.findIndex(
    (draft) => hasClauses(draft) && !updates.test(draft.heading ?? '') && !isOpening(draft),
  );
  const signatureAt = drafts.findLastIndex(({ kind }, at) => kind === 'signature' && at > firstClauses);
  const parents = parentsOf(drafts);
  const inAppendix = appendixParts(drafts, parents);
  const kinds: SectionKind[] = [];
  for (const [at, draft] of drafts.entries()) {
    const parent = parents[at] ?? null;
    kinds.push(
      kindOf(draft, {
        after: signatureAt >= 0 && at > signatureAt,
        early: firstClauses === -1 ? at === 0 : at < firstClauses,
        parent: parent === null ? null : (kinds[parent] ?? null),
        inAppendix: inAppendix[at] ?? false,
      }),
    );
  }
  return kinds.map((kind, at) => (isEmptyHeading(drafts, at, kind) ? kindOfParts(drafts, kinds, at) : kind));
}

type Place = {
  readonly after: boolean;
  readonly early: boolean;
  readonly parent: SectionKind | null;
  readonly inAppendix: boolean;
};

function kindOf(draft: Draft, { after, early, parent, inAppendix }: Place): SectionKind {
  if (draft.kind) return draft.kind;
  const heading = wordsAlone(draft.heading ?? '').replace(/^(?:\(?(?:\d+(?:\.\d+)*|[A-Z]|[ivx]+)[.):]\)?|\d+)\s+/u, '');
  const clauses = hasClauses(draft);
  if (history.test(heading)) return 'review';
  if (updates.test(heading)) return 'updates';
  if (glossary.test(heading)) return 'annex';
  if (appendix.test(heading) && (after || !agreement.test(heading))) return 'annex';
  if (opensDeclarations(heading)) return 'declaration';
  if (isDeclarationHeading(heading) && !clauses) return 'declaration';
  if (review.test(heading) && (!clauses || after)) return 'review';
  if (inAppendix && !after) return 'annex';
  if ((guidance.test(heading) || isListOfContacts(draft)) && !isPersonal(draft))
    return after && parent !== 'annex' && !isListOfContacts(draft) ? 'annex' : 'guidance';
  if (after) return isAboutReview(draft) ? 'review' : 'annex';
  if (isOpening(draft) && early) return 'preamble';
  if (clauses) return 'clauses';
  if (isReference(draft)) return 'guidance';
  if (opening.test(heading) || early) return 'preamble';
  return 'clauses';
}

/** A numbered introduction, or a list of aims, tells what the document is for; once it lays duties on people it is one of its rules. */
function isOpening({ heading, items }: Draft): boolean {
  if (heading === null || !opening.test(wordsAlone(heading))) return false;
  const clauses = items.filter(({ kind }) => kind === 'clause');
  return clauses.every(
    ({ text, number, children }) =>
      (number !== null || /^that\b/iu.test(text)) &&
      children.length === 0 &&
      !(personal.test(text) && duties.test(text)),
  );
}

/** Guidance that speaks of what a person will do is a rule, whatever its heading calls it. */
function isPersonal({ items }: Draft): boolean {
  const clauses = items.filter(({ kind }) => kind === 'clause');
  const rules = clauses.filter(({ text }) => personal.test(text) && /\b(?:will|must|shall|agree)\b/iu.test(text));
  return clauses.length > 0 && rules.length > clauses.length / 2;
}

function isListOfContacts({ items }: Draft): boolean {
  return (
    items.length > 0 && items.every(({ kind, text }) => kind === 'table' && contactsOfTable(rowsOf(text)).length > 1)
  );
}

/** A table that explains, with at most a word beside it, tells people something and asks nothing of them. */
function isReference({ heading, items }: Draft): boolean {
  return (
    heading !== null &&
    items.some(({ kind }) => kind === 'table') &&
    !items.some(({ kind, text }) => kind !== 'table' && duties.test(text))
  );
}

function rowsOf(text: string): string[][] {
  return text.split('\n').map((row) => row.split('\t'));
}

/** Closing words on when the document was approved and when it is looked at again. */
function isAboutReview({ heading, items }: Draft): boolean {
  if (items.some(({ kind, text }) => kind === 'table' && /^(?:version|revision|issue|date|change)\b/iu.test(text)))
    return true;
  return (
    heading === null &&
    items.some(
      ({ text }) =>
        /\b(?:review|adopt|ratif|approv)/iu.test(text) &&
        (findPrintedDate(text) !== null ||
          /\b(?:annually|every (?:year|two years)|each year|termly|yearly)\b/iu.test(text)),
    )
  );
}

function isEmptyHeading(drafts: readonly Draft[], at: number, kind: SectionKind): boolean {
  return drafts[at]?.items.length === 0 && drafts[at]?.kind === null && kind !== 'annex' && kind !== 'declaration';
}

/** A heading over other headings is of the kind of the part that follows it. */
function kindOfParts(drafts: readonly Draft[], kinds: readonly SectionKind[], at: number): SectionKind {
  const next = drafts[at + 1];
  const own = kinds[at] ?? 'clauses';
  if (!next || (drafts[at]?.level ?? 7) > next.level) return own;
  const kind = kinds[at + 1] ?? own;
  return kind === 'signature' ? own : kind;
}

/** The parts of an appendix: what its heading stands over, or all that follows it where headings have no levels. */
function appendixParts(drafts: readonly Draft[], parents: readonly (number | null)[]): boolean[] {
  const parts: boolean[] = [];
  let open = false;
  for (const [at, { heading, level, kind }] of drafts.entries()) {
    if (heading !== null && appendix.test(wordsAlone(heading))) open = !agreement.test(heading);
    else if (level < 7) open = parts[parents[at] ?? -1] ?? false;
    else if (kind === 'signature') open = false;
    parts.push(open);
  }
  return parts;
}

/** For each section, the one whose heading is printed above it and of a higher level. */
function parentsOf(drafts: readonly Draft[]): (number | null)[] {
  const open: number[] = [];
  return drafts.map((draft, at) => {
    while (open.length > 0 && draft.level < 7 && (drafts[open.at(-1) ?? 0]?.level ?? 7) >= draft.level) open.pop();
    const parent = open.at(-1) ?? null;
    if (draft.heading !== null) open.push(at);
    return parent;
  });
}
