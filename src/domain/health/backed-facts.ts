import type { PolicyDocument } from '../policy-document.ts';
import type { HealthFinding } from '../policy-health.ts';
import { finding } from './finding.ts';

/** Words for what a person can point to: a course, its certificate, the day of it. */
const evidence =
  /\b(?:train(?:ing|ed)|course|certificates?|certified|induct\w*|module|quiz|assessment|completed|completion|qualification|evidence|dbs)\b/iu;

/**
 * "I have been trained" wants something that shows it: a link to the course, or a field for its day or its certificate.
 * A link anywhere in the policy counts where it leads to such a thing.
 */
export function factFindings(words: PolicyDocument): readonly HealthFinding[] {
  const isBacked =
    words.signatureFields.some(({ label }) => evidence.test(label)) ||
    words.links.some(({ text, href }) => evidence.test(text) || evidence.test(href.replaceAll(/[^a-z]+/giu, ' ')));
  if (isBacked) return [];
  return words.declarations
    .filter(({ type, text }) => type === 'statementOfFact' && !/\]\(https?:|https?:\/\//iu.test(text))
    .map(({ text }) => finding('fact-unbacked', 'check', text));
}
