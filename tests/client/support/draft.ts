import type { PolicyDocument } from '#src/domain/policy-document.ts';

/** A draft with nothing in it, for tests to fill. */
export const draft: PolicyDocument = {
  title: 'Policy',
  organisation: null,
  versionLabel: null,
  languages: ['en'],
  audiences: [],
  dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
  sections: [],
  signatureFields: [],
  declarations: [],
  contacts: [],
  relatedPolicies: [],
  statutoryReferences: [],
  links: [],
  metadata: [],
  discarded: [],
  questions: [],
  warnings: [],
};
