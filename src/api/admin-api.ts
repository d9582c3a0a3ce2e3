import { versionChanges } from '#src/contract/compared-versions.ts';
import {
  type ApprovalBody,
  type PublishBody,
  policyList,
  policyVersionDetail,
  type WithdrawBody,
} from '#src/contract/policies.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { as, nothing, type Send } from './send.ts';

/** Policies: for those who hold the role. */
export function adminApi(send: Send) {
  const version = (id: string) => `/api/policy-versions/${encodeURIComponent(id)}`;
  return {
    policies: () => send({ path: '/api/policies', read: as(policyList) }),
    /** With `policyId` the file becomes that policy's next version. */
    importPolicy: (name: string, file: Blob, policyId?: string) =>
      send({
        method: 'POST',
        path: '/api/policies/import',
        query: { name, policyId },
        body: file,
        read: as(policyVersionDetail),
      }),
    version: (id: string) => send({ path: version(id), read: as(policyVersionDetail) }),
    saveDocument: (id: string, body: { readonly document: PolicyDocument; readonly revision: number }) =>
      send({ method: 'PUT', path: `${version(id)}/document`, body, read: as(policyVersionDetail) }),
    publish: (id: string, body: PublishBody) =>
      send({ method: 'POST', path: `${version(id)}/publish`, body, read: as(policyVersionDetail) }),
    changes: (id: string, from: string) =>
      send({ path: `${version(id)}/changes`, query: { from }, read: as(versionChanges) }),
    beginNext: (id: string) => send({ method: 'POST', path: `${version(id)}/next`, read: as(policyVersionDetail) }),
    approve: (id: string, body: ApprovalBody) =>
      send({ method: 'PUT', path: `${version(id)}/approval`, body, read: as(policyVersionDetail) }),
    removeApproval: (id: string) =>
      send({ method: 'DELETE', path: `${version(id)}/approval`, read: as(policyVersionDetail) }),
    recall: (id: string, reason: string) =>
      send({ method: 'POST', path: `${version(id)}/recall`, body: { reason }, read: as(policyVersionDetail) }),
    withdraw: (id: string, body: WithdrawBody) =>
      send({ method: 'POST', path: `${version(id)}/withdraw`, body, read: as(policyVersionDetail) }),
    original: (id: string) => send({ path: `${version(id)}/original`, read: (response) => response.blob() }),
    deleteDraft: (id: string) => send({ method: 'DELETE', path: version(id), read: nothing }),
  };
}

export type AdminApi = ReturnType<typeof adminApi>;
