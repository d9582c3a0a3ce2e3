import type { AskedPolicy } from '#server/cards/asked-policy.ts';
import { linksOf } from '#server/cards/links.ts';
import type { Declaration, PolicyDocument, SignatureField } from '#src/domain/policy-document.ts';

export const requestId = '5f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a11';
export const contentHash = 'ab'.repeat(32);

export const declarations: readonly Declaration[] = [
  { text: 'I have completed the online safety training.', type: 'statementOfFact' },
  { text: 'I agree to follow this code of conduct.', type: 'agreement' },
  { text: 'I would like an account for the school systems.', type: 'request' },
  { text: 'I understand that the school may monitor its systems.', type: 'understanding', addedBySchool: true },
];

export const signatureFields: readonly SignatureField[] = [
  { label: 'Signed', type: 'signature', signer: 'user', required: true },
  { label: 'Print name', type: 'printName', signer: 'user', required: true },
  { label: 'Role', type: 'role', signer: 'user', required: false },
  { label: 'Authorised by', type: 'printName', signer: 'authoriser', required: true },
];

export function policyDocument(given: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    title: 'Staff Code of Conduct',
    organisation: 'Oakfield Primary School',
    versionLabel: '2026-27',
    languages: ['en-GB'],
    audiences: ['staff'],
    dates: { reviewed: null, nextReview: null, ratified: null, adopted: null },
    sections: [],
    signatureFields,
    declarations,
    contacts: [],
    relatedPolicies: [],
    statutoryReferences: [],
    links: [],
    metadata: [],
    discarded: [],
    questions: [],
    warnings: [],
    ...given,
  };
}

export function askedPolicy(given: Partial<AskedPolicy> = {}): AskedPolicy {
  return {
    requestId,
    language: 'en',
    document: policyDocument(),
    versionNumber: 3,
    contentHash,
    dueOn: '2026-09-04',
    isOverdue: false,
    message: 'Please read this before the first day.\nAsk Sam if anything is unclear.',
    links: linksOf(
      { teamsAppId: '3a1f6c55-52bb-4f52-8a35-0f7f2f4a1c01', publicUrl: 'https://countersign.example' },
      requestId,
    ),
    changes: null,
    ...given,
  };
}
