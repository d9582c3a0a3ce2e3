import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import type { VersionState } from '#src/domain/version-state.ts';
import { policyListTexts, stateNames } from '#src/strings/en/versions.ts';
import { dateWords, todayInSchool } from '#src/ui/day-words.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';

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
  const isAhead = state === 'published' && effectiveFrom !== null && effectiveFrom > todayInSchool(new Date());
  return (
    <StatusTag tone={isAhead ? 'brand' : tones[state]}>
      {isAhead ? policyListTexts.inForceFrom(dateWords(effectiveFrom)) : stateNames[state]}
    </StatusTag>
  );
}
