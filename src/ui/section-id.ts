import type { Section } from '#src/domain/policy-document.ts';

/** Where a section begins on the page. */
export function sectionId({ id }: Pick<Section, 'id'>): string {
  return `section-${id}`;
}
