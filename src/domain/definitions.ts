import type { Section } from './policy-document.ts';

const heading =
  /^[\s\d.()]*(?:(?:key|list of|terms and)\s)?(?:definitions?|glossary|terminology|interpretation|diffiniadau|geirfa)\b/iu;

/** A section that says what words mean: read where a word is met, and in nobody's way before. */
export function isDefinitions(section: Section): boolean {
  return section.heading !== null && heading.test(section.heading);
}
