import { isAccepted, type PolicyDocument, type Section } from './policy-document.ts';

/** Long texts get a list of their headings; below this it would be longer than what it saves. */
const headingsWorthContents = 4;

/** The sections that a list of contents names, in the order they are shown; none for a short text. */
export function contentsOf({ sections }: Pick<PolicyDocument, 'sections'>): readonly Section[] {
  const accepted = sections.filter((section) => isAccepted(section) && section.heading !== null);
  if (accepted.length < headingsWorthContents) return [];
  return [...accepted, ...sections.filter((section) => !isAccepted(section) && section.blocks.length > 0)];
}
