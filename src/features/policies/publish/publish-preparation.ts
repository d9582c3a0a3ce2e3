import { useEffect, useState } from 'react';
import type { AdminApi } from '#src/api/admin-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { Draft } from '../draft/use-draft.ts';
import { versionInForce } from '../versions/version-groups.ts';

/** What the draft would follow, and what would change with it. */
export type Following = { readonly inForce: PolicyVersionDetail; readonly changes: VersionChanges };

export type Preparation = {
  readonly draft: PolicyVersionDetail;
  /** Null where no version of the policy is in force: then there is nothing to compare with. */
  readonly following: Following | null;
};

export type Preparing =
  | { readonly status: 'preparing' }
  | { readonly status: 'failed'; readonly trouble: Trouble }
  | { readonly status: 'ready'; readonly value: Preparation };

/** Saves the draft each time the dialog opens, and learns what publishing it would mean. */
export function usePreparation(api: AdminApi, draft: Draft, versionId: string, isOpen: boolean) {
  const [state, setState] = useState<Preparing>({ status: 'preparing' });
  const { save } = draft;
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    setState({ status: 'preparing' });
    prepare(api, save, versionId).then(
      (value) => {
        if (isCurrent) setState({ status: 'ready', value });
      },
      (error: unknown) => {
        if (isCurrent) setState({ status: 'failed', trouble: troubleOf(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [api, save, versionId, isOpen]);
  const replaceDraft = (version: PolicyVersionDetail) =>
    setState((now) => (now.status === 'ready' ? { status: 'ready', value: { ...now.value, draft: version } } : now));
  return { state, replaceDraft };
}

async function prepare(api: AdminApi, save: Draft['save'], versionId: string): Promise<Preparation> {
  await save();
  const [draft, { versions }] = await Promise.all([api.version(versionId), api.policies()]);
  const current = versionInForce(versions, draft.policyId);
  if (!current) return { draft, following: null };
  const [inForce, changes] = await Promise.all([api.version(current.id), api.changes(versionId, current.id)]);
  return { draft, following: { inForce, changes } };
}
