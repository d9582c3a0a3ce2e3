import { expect } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { Client } from '#tests/support/http-client.ts';

export const monday = '2026-11-23T09:00:00Z';
export const day = (printed: string, iso: string) => ({ printed, from: iso, to: iso });
const healthy: Partial<PolicyDocument> = {
  versionLabel: '2026/27',
  dates: { reviewed: null, nextReview: day('1 July 2027', '2027-07-01'), ratified: null, adopted: null },
};
export const review = (iso: string): Partial<PolicyDocument> => ({
  dates: { reviewed: null, nextReview: day(iso, iso), ratified: null, adopted: null },
});

export type Wish = { readonly says?: string; readonly effectiveFrom?: string; readonly policyId?: string };

/** Imports a policy that is in good health, changes what is given, and publishes it. */
export async function publish(
  admin: Client,
  title: string,
  change: Partial<PolicyDocument> = {},
  { says = 'We lock our screens.', effectiveFrom = '2026-09-01', policyId }: Wish = {},
): Promise<PolicyVersionDetail> {
  const text = `# ${title}\n\n## Rules\n\n- ${says}\n\n## Declaration\n\nI have read this policy and agree to follow it.\n`;
  const next = policyId ? `&policyId=${policyId}` : '';
  const imported = await admin.upload<PolicyVersionDetail>(
    `/api/policies/import?name=${encodeURIComponent(`${title}.md`)}${next}`,
    text,
  );
  expect(imported).toMatchObject({ status: 201 });
  const document = { ...imported.body.document, title, ...healthy, ...change };
  const saved = await admin.put<PolicyVersionDetail>(`/api/policy-versions/${imported.body.id}/document`, {
    document,
    revision: imported.body.revision,
  });
  expect(saved).toMatchObject({ status: 200 });
  const published = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${imported.body.id}/publish`, {
    effectiveFrom,
    revision: saved.body.revision,
    ...(policyId ? { change: { kind: 'minor', reason: 'It was put right.' } } : {}),
  });
  expect(published).toMatchObject({ status: 200 });
  return published.body;
}

export const healthOf = async (client: Client) => (await client.get<PolicyHealth>('/api/policy-health')).body;

export async function findingsIn(client: Client, title: string) {
  const policy = (await healthOf(client)).policies.find((one) => one.title === title);
  return policy?.findings.map(({ code, urgency, about, against }) => [code, urgency, about, against]);
}
