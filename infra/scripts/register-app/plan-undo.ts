import type { GraphCalls } from '../admin/graph-calls.ts';
import type { Plan } from '../admin/run-script.ts';
import { type Application, changeable } from './application.ts';
import { findFederation } from './federation.ts';
import { findApplication, findPrincipal } from './find-application.ts';
import { madeMark, markedParts, principalMark, withoutMarks } from './marks.ts';
import { type Part, partInWords, removePart } from './parts.ts';

/** Takes away what the marks say the script made, and nothing else. */
export async function planUndo(graph: GraphCalls, name: string, clientId: string | null): Promise<Plan> {
  const found = await findApplication(graph, name, clientId);
  if (!found) return { steps: [], carryOut: async () => [] };
  return found.tags.includes(madeMark) ? deletion(graph, found) : removal(graph, found);
}

function deletion(graph: GraphCalls, { id, appId, displayName }: Application): Plan {
  return {
    typeFirst: displayName,
    steps: [`delete the app registration ${displayName} (${appId}), its service principal and every consent to it`],
    async carryOut() {
      await graph.remove(`/applications/${id}`);
      return ['Deleted. For 30 days Entra can restore it, under App registrations, Deleted applications.'];
    },
  };
}

async function removal(graph: GraphCalls, application: Application): Promise<Plan> {
  const parts = markedParts(application);
  const federation = await findFederation(graph, application.id);
  const principal = application.tags.includes(principalMark) ? await findPrincipal(graph, application.appId) : null;
  return {
    typeFirst: application.displayName,
    steps: [
      ...parts.map((part) => `remove ${partInWords(part)}`),
      ...(federation ? ['remove the right of the managed identity to sign in as the app'] : []),
      ...(principal === null ? [] : ['delete its service principal']),
    ],
    async carryOut() {
      const at = `/applications/${application.id}`;
      if (federation) await graph.remove(`${at}/federatedIdentityCredentials/${federation.id}`);
      const clients = parts.filter(({ kind }) => kind === 'client').reduce(removePart, application);
      // Entra removes no scope or role that is enabled, and no scope that a client still names.
      const disabled = disable(clients, parts);
      await graph.patch(at, changeable(disabled));
      await graph.patch(at, changeable(withoutMarks(parts.reduce(removePart, disabled))));
      if (principal !== null) await graph.remove(`/servicePrincipals/${principal}`);
      return ['Removed. What stood before is as it was.'];
    },
  };
}

function disable(application: Application, parts: readonly Part[]): Application {
  const goes = (kind: Part['kind'], value: string | null) =>
    parts.some((part) => part.kind === kind && part.value === value);
  return {
    ...application,
    appRoles: application.appRoles.map((role) => (goes('role', role.value) ? { ...role, isEnabled: false } : role)),
    api: {
      ...application.api,
      oauth2PermissionScopes: application.api.oauth2PermissionScopes.map((scope) =>
        goes('scope', scope.value) ? { ...scope, isEnabled: false } : scope,
      ),
    },
  };
}
