import type { PolicyVersionSummary } from '#src/contract/policies.ts';

/** One policy as the list shows it. */
export type PolicyGroup = {
  readonly policyId: string;
  readonly title: string;
  /** The version in force, or the last one that was; null for a policy that was never published. */
  readonly head: PolicyVersionSummary | null;
  readonly drafts: readonly PolicyVersionSummary[];
  /** Every other published version, newest first. */
  readonly earlier: readonly PolicyVersionSummary[];
};

/** Policies in the order of the list given; the newest title that people know names each. */
export function groupPolicies(versions: readonly PolicyVersionSummary[]): readonly PolicyGroup[] {
  const policyIds = [...new Set(versions.map(({ policyId }) => policyId))];
  return policyIds.map((policyId) => groupOf(policyId, versionsOf(versions, policyId)));
}

/** The versions of one policy: drafts first, then the published ones, newest first. */
export function versionsOf(
  versions: readonly PolicyVersionSummary[],
  policyId: string,
): readonly PolicyVersionSummary[] {
  return versions
    .filter((version) => version.policyId === policyId)
    .sort((a, b) => (b.number ?? Number.POSITIVE_INFINITY) - (a.number ?? Number.POSITIVE_INFINITY) || 0);
}

/** The version that people are asked for. */
export function versionInForce(
  versions: readonly PolicyVersionSummary[],
  policyId: string,
): PolicyVersionSummary | null {
  return versions.find((version) => version.policyId === policyId && version.state === 'published') ?? null;
}

/** The version that is in force again once this one is recalled. */
export function versionBefore(
  versions: readonly PolicyVersionSummary[],
  { policyId, number }: PolicyVersionSummary,
): PolicyVersionSummary | null {
  const newest = versionsOf(versions, policyId).find(
    (version) => version.number !== null && version.number < (number ?? 0) && version.state !== 'recalled',
  );
  return newest === undefined || newest.state === 'withdrawn' ? null : newest;
}

/** Of two versions of one policy the earlier first, as a change is read. A draft is later than all that is published. */
export function inReadingOrder<T extends Pick<PolicyVersionSummary, 'number' | 'createdAt'>>(
  a: T,
  b: T,
): readonly [T, T] {
  const isEarlier =
    a.number !== null && b.number !== null
      ? a.number < b.number
      : a.number === null && b.number === null
        ? a.createdAt < b.createdAt
        : a.number !== null;
  return isEarlier ? [a, b] : [b, a];
}

function groupOf(policyId: string, versions: readonly PolicyVersionSummary[]): PolicyGroup {
  const drafts = versions.filter(({ state }) => state === 'draft');
  const published = versions.filter(({ state }) => state !== 'draft');
  const head =
    published.find(({ state }) => state === 'published') ??
    published.find(({ state }) => state === 'withdrawn') ??
    published[0] ??
    null;
  return {
    policyId,
    title: (head ?? drafts[0])?.title ?? '',
    head,
    drafts,
    earlier: published.filter((version) => version !== head),
  };
}
