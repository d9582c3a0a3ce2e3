import type { Block, Section } from '#src/domain/policy-document.ts';
import type { PublishedWords } from '#src/domain/published-words.ts';
import type { LabelledChange } from './labelled-changes.ts';

/** A version with nothing in it but what a test puts there. */
export function versionOf(words: Partial<PublishedWords>): PublishedWords {
  return {
    title: 'Acceptable Use Policy',
    organisation: 'Oakfield Primary School',
    versionLabel: '2026/27',
    languages: ['en-GB'],
    audiences: ['staff'],
    dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
    sections: [],
    signatureFields: [],
    declarations: [],
    contacts: [],
    relatedPolicies: [],
    statutoryReferences: [],
    links: [],
    metadata: [],
    ...words,
  };
}

export function clause(text: string, id: string, number: string | null = null, children?: readonly Block[]): Block {
  return { type: 'clause', id, number, text, ...(children ? { children } : {}) };
}

export function sectionOf(
  id: string,
  heading: string | null,
  texts: readonly string[],
  more: Partial<Section> = {},
): Section {
  const blocks = texts.map((text, index) => clause(text, `${id}b${index + 1}`, `${index + 1}.`));
  return { id, heading, kind: 'clauses', blocks, ...more };
}

const around = [
  'I will treat everyone whom I meet online with the courtesy I would show in person.',
  'Copyright belongs to whoever made a work, and I will credit it.',
  'Paper copies of this agreement hang in the corridor by the library.',
];

/** The clause stands between others that stay, so that what surrounds it is as in a policy. */
export function versionWith({ before, after, leadIn, contact }: LabelledChange): {
  readonly before: PublishedWords;
  readonly after: PublishedWords;
} {
  const version = (text: string | null): PublishedWords => {
    const [first = '', ...rest] = around;
    const texts = [first, ...(text === null ? [] : [text]), ...rest];
    const contacts = contact === undefined ? [] : [{ role: 'Contact', name: contact }];
    return versionOf({ sections: [sectionOf('s1', leadIn ?? null, texts)], contacts });
  };
  return { before: version(before), after: version(after) };
}
