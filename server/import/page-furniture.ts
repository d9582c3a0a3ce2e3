import { meansNext } from './find-dates.ts';
import type { FrontMatter } from './front-matter.ts';
import { type Fact, factsOfLine } from './labelled-facts.ts';
import { type Line, line } from './line.ts';
import { isOrganisation, organisationsIn } from './organisation.ts';
import { policyWords } from './title.ts';

const version = /\b(?:version|issue|edition|v\.?)\s*\d+(?:\.\d+)*\b/iu;
const years = /(?<![\d/])(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)\d\d|\d\d)(?![\d/])/u;
/** Past these lines a policy has begun, and its title stands no more. */
const openingLines = 8;

/**
 * Some schools print the title only at the top of each page. It stands before the text then, as on a title page; where
 * the text names itself, the top of the page only repeats it.
 */
export function withPrintedTitle(lines: readonly Line[], furniture: readonly string[] = []): readonly Line[] {
  const parts = partsOf(furniture);
  const title = parts.find((part) => namesPolicy(part));
  if (
    title === undefined ||
    lines.slice(0, openingLines).some(({ text, rows, mark }) => rows === null && mark === null && namesPolicy(text))
  )
    return lines;
  return [line(title, { heading: 1, gap: true }), ...lines];
}

/** What the pages say of the document at their top and foot, as far as neither its front nor its text says it. */
export function factsOfPages(front: FrontMatter, known: readonly Fact[], furniture: readonly string[] = []): Fact[] {
  const parts = partsOf(furniture);
  const facts = parts.flatMap((part) => factsOfLine(part));
  const label =
    parts.map((part) => version.exec(part)?.[0]).find(Boolean) ??
    parts.map((part) => years.exec(part)?.[0]).find(Boolean);
  if (label && front.versionLabel === null) facts.push({ kind: 'versionLabel', label: 'Version', value: label });
  const school = parts.find((part) => isOrganisation(part));
  if (school && front.organisation === null && organisationsIn(front.titlePrinted).length === 0)
    facts.push({ kind: 'organisation', label: 'School', value: school });
  return facts.filter(
    ({ kind }, at) =>
      kind !== 'other' &&
      !known.some((one) => one.kind === kind && !(kind === 'reviewed' && meansNext(one.label))) &&
      facts.findIndex((one) => one.kind === kind) === at &&
      !(kind === 'versionLabel' && front.versionLabel !== null) &&
      !(kind === 'organisation' && front.organisation !== null),
  );
}

function partsOf(furniture: readonly string[]): string[] {
  return furniture.flatMap((one) => one.split(/\t+|\s*[|·•]\s*|\s{2,}/u)).filter((part) => part !== '');
}

function namesPolicy(text: string): boolean {
  return policyWords.test(text) && /\s/u.test(text.trim()) && text.length <= 120 && !/[.;,:]$/u.test(text);
}
