import type { PolicyHealth } from '#src/contract/policy-health.ts';
import { editionsCheckedOn, editionsSource } from '#src/domain/health/edition-list.ts';
import { type HealthFinding, urgencies } from '#src/domain/policy-health.ts';
import type { Actor } from './caller.ts';
import { type JudgeDeps, type JudgedPolicy, judgePolicies } from './judge-policies.ts';

/** Every policy in use and what is to be seen to in it, the most urgent first. */
export async function readPolicyHealth(deps: JudgeDeps, actor: Pick<Actor, 'objectId'>): Promise<PolicyHealth> {
  const at = deps.now();
  const { policies, directoryAsked } = await judgePolicies(deps);
  return {
    asAt: at.toISOString(),
    directoryAsked,
    policies: policies.toSorted(byUrgency).map((policy) => ({
      policyId: policy.policyId,
      versionId: policy.versionId,
      title: policy.document.title,
      label: policy.document.versionLabel,
      number: policy.number ?? 0,
      owner: policy.owner?.name ?? null,
      ownedByCaller: policy.ownerId === actor.objectId,
      findings: [...policy.findings],
    })),
    editions: { checkedOn: editionsCheckedOn, source: editionsSource },
  };
}

function byUrgency(one: JudgedPolicy, other: JudgedPolicy): number {
  for (const urgency of urgencies) {
    const more = countOf(other.findings, urgency) - countOf(one.findings, urgency);
    if (more !== 0) return more;
  }
  return one.document.title.localeCompare(other.document.title, 'en-GB');
}

function countOf(findings: readonly HealthFinding[], urgency: HealthFinding['urgency']): number {
  return findings.filter((finding) => finding.urgency === urgency).length;
}
