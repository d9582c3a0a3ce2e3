import { findPrintedDate } from '#server/import/printed-dates.ts';
import type { HealthContext } from '#src/domain/health/findings.ts';
import { findingsOf } from '#src/domain/health/findings.ts';
import type { Person } from '#src/domain/person.ts';
import type { PolicyDocument, PrintedDate } from '#src/domain/policy-document.ts';
import type { FindingCode, HealthFinding } from '#src/domain/policy-health.ts';

export const today = '2026-11-23';

/** A date of a whole month or day, as an import gives it. */
export function printed(words: string): PrintedDate {
  const found = findPrintedDate(words);
  if (!found) throw new Error(`${words} is no date`);
  return found;
}

/** A policy with nothing to find in it, and what is to be different. */
export function policyWith(change: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    title: 'Acceptable Use Policy',
    organisation: 'Oakfield Primary School',
    versionLabel: '2026/27',
    languages: ['en'],
    audiences: ['staff'],
    dates: { reviewed: printed('June 2026'), nextReview: printed('June 2027'), ratified: null, adopted: null },
    sections: [],
    signatureFields: [],
    declarations: [{ text: 'I will follow this policy.', type: 'agreement' }],
    contacts: [],
    relatedPolicies: [],
    statutoryReferences: [],
    links: [],
    metadata: [],
    discarded: [],
    questions: [],
    warnings: [],
    ...change,
  };
}

/** The same with these sentences for its rules. */
export function policySaying(...sentences: string[]): PolicyDocument {
  const blocks = sentences.map((text, place) => ({ type: 'clause' as const, id: `c${place}`, number: null, text }));
  return policyWith({ sections: [{ id: 's1', heading: 'Rules', kind: 'clauses', blocks }] });
}

export function healthOf(words: PolicyDocument, change: Partial<HealthContext> = {}): readonly HealthFinding[] {
  return findingsOf(words, {
    today,
    effectiveFrom: '2026-09-01',
    approvedOn: null,
    directory: [],
    findDate: findPrintedDate,
    ...change,
  });
}

export function only(code: FindingCode, found: readonly HealthFinding[]): readonly HealthFinding[] {
  return found.filter((finding) => finding.code === code);
}

export function person(name: string, change: Partial<Person> = {}): Person {
  return {
    tenantId: 't',
    objectId: name,
    name,
    userPrincipalName: `${name.replaceAll(' ', '.')}@oakfield.example`,
    mail: null,
    jobTitle: null,
    guest: false,
    enabled: true,
    otherMail: null,
    startsOn: null,
    language: null,
    ...change,
  };
}
