import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { dayOf } from '#src/domain/day.ts';
import type { VersionState } from '#src/domain/version-state.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { dateWords } from '#strings/dates.ts';
import { policyListTexts, stateNames } from '#strings/versions.ts';

const tones = {
  draft: 'brand',
  published: 'good',
  superseded: 'plain',
  withdrawn: 'plain',
  recalled: 'bad',
} as const satisfies Record<VersionState, string>;

/** Where a version stands. One that was published for a later day says from when it is in force. */
export function VersionStateTag({
  version,
}: {
  readonly version: Pick<PolicyVersionSummary, 'state' | 'effectiveFrom'>;
}) {
  const { state, effectiveFrom } = version;
  const isAhead = state === 'published' && effectiveFrom !== null && effectiveFrom > dayOf(new Date());
  return (
    <StatusTag tone={isAhead ? 'brand' : tones[state]}>
      {isAhead ? policyListTexts.inForceFrom(dateWords(effectiveFrom)) : stateNames[state]}
    </StatusTag>
  );
}
