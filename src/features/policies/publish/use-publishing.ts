import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { dayOf } from '#src/domain/day.ts';
import { missingToPublish } from '#src/domain/publishing.ts';
import type { Draft } from '../draft/use-draft.ts';
import { type Decision, proposedDecision } from './decide-change.ts';
import { usePreparation } from './publish-preparation.ts';

/** What the admin has decided of a publication so far, and the act itself. */
export function usePublishing(
  draft: Draft,
  versionId: string,
  isOpen: boolean,
  onPublished: (version: PolicyVersionDetail) => void,
) {
  const api = useAdminApi();
  const { state, replaceDraft } = usePreparation(api, draft, versionId, isOpen);
  const [effectiveFrom, setEffectiveFrom] = useState(() => dayOf(new Date()));
  const [decided, setDecided] = useState<Decision | null>(null);
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const [timesHeldBack, setTimesHeldBack] = useState(0);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = missingToPublish(draft.document);
  const following = state.status === 'ready' ? state.value.following : null;
  const proposed = following ? proposedDecision(following.changes) : null;
  const decision = decided ?? proposed;
  const publish = async () => {
    if (missing.length > 0) setTimesHeldBack((times) => times + 1);
    if (state.status !== 'ready' || missing.length > 0) return;
    const change = decision ? { kind: decision.kind, reason: decision.reason.trim() } : null;
    setIsReasonMissing(change?.reason === '');
    if (change?.reason === '') return;
    setIsWorking(true);
    setTrouble(null);
    try {
      const revision = await draft.save();
      onPublished(await api.publish(versionId, { effectiveFrom, revision, ...(change ? { change } : {}) }));
    } catch (error) {
      setTrouble(troubleOf(error));
      setIsWorking(false);
    }
  };
  return {
    preparing: state,
    replaceDraft,
    missing,
    /** How often publishing was tried while something was missing. */
    timesHeldBack,
    following,
    proposed,
    decision,
    decide: (next: Decision) => {
      setDecided(next);
      setIsReasonMissing(false);
    },
    isReasonMissing,
    effectiveFrom,
    setEffectiveFrom,
    isWorking,
    trouble,
    publish,
    forget: () => {
      setDecided(null);
      setIsReasonMissing(false);
      setTimesHeldBack(0);
      setTrouble(null);
    },
  };
}
