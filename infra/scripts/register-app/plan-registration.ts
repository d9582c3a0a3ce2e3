import type { GraphCalls } from '../admin/graph-calls.ts';
import type { Plan } from '../admin/run-script.ts';
import { type Application, applicationShape, changeable } from './application.ts';
import { federationOf, findFederation } from './federation.ts';
import { findApplication, findPrincipal } from './find-application.ts';
import { madeMark, markOf, principalMark, withMarks } from './marks.ts';
import { addPart, type Part, partInWords, partIsThere } from './parts.ts';
import { apiUri, permissionParts, type WantedPermission, wantedParts } from './wanted-parts.ts';

export type Registration = {
  readonly name: string;
  readonly clientId: string | null;
  readonly host: string;
  readonly tenantId: string;
  /** Object id of the managed identity, once there is one. */
  readonly identity: string | null;
  /** Address under which Outlook asks for tokens, where the school registered a provider of actionable messages. */
  readonly mailUri: string | null;
  readonly permissions: readonly WantedPermission[];
};

/** Reads what is there, and says what is missing. */
export async function planRegistration(graph: GraphCalls, wanted: Registration): Promise<Plan> {
  const found = await findApplication(graph, wanted.name, wanted.clientId);
  const access = await permissionParts(graph, wanted.permissions);
  const partsFor = (appId: string) => wantedParts(appId, wanted.host, wanted.mailUri, access);
  // A registration that is not there yet has no client id to name its parts by.
  const missing = partsFor(found?.appId ?? '<client id>').filter((part) => !found || !partIsThere(found, part));
  const needsPrincipal = !found || (await findPrincipal(graph, found.appId)) === null;
  const federation = found && (await findFederation(graph, found.id));
  const needsFederation = wanted.identity !== null && federation?.subject !== wanted.identity;
  const inWords = (part: Part) =>
    access.find(({ kind, value }) => kind === part.kind && value === part.value)?.inWords ?? partInWords(part);
  return {
    steps: [
      ...(found ? [] : [`make the app registration ${wanted.name}, for accounts of this tenant only`]),
      ...missing.map((part) => `add ${inWords(part)}`),
      ...(needsPrincipal ? ['make its service principal'] : []),
      ...(needsFederation ? [`let the managed identity ${wanted.identity} sign in as the app`] : []),
    ],
    async carryOut() {
      const application = found ?? (await make(graph, wanted.name));
      const parts = partsFor(application.appId).filter((part) => !partIsThere(application, part));
      const marks = found && !found.tags.includes(madeMark) ? parts.map(markOf) : [];
      const principal = found && needsPrincipal && !found.tags.includes(madeMark) ? [principalMark] : [];
      await addAll(graph, withMarks(application, [...marks, ...principal]), parts);
      if (needsPrincipal) await graph.post('/servicePrincipals', { appId: application.appId });
      if (wanted.identity !== null && needsFederation) {
        const body = federationOf(wanted.tenantId, wanted.identity);
        const credentials = `/applications/${application.id}/federatedIdentityCredentials`;
        if (federation) await graph.patch(`${credentials}/${federation.id}`, body);
        else await graph.post(credentials, body);
      }
      return whatNow(application.appId, wanted);
    },
  };
}

async function make(graph: GraphCalls, displayName: string): Promise<Application> {
  return applicationShape.parse(
    await graph.post('/applications', { displayName, signInAudience: 'AzureADMyOrg', tags: [madeMark] }),
  );
}

/** In two steps: Entra takes a client's right to a scope only once it knows the scope. */
async function addAll(graph: GraphCalls, application: Application, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  const first = parts.filter(({ kind }) => kind !== 'client').reduce(addPart, application);
  await graph.patch(`/applications/${application.id}`, changeable(first));
  const whole = parts.filter(({ kind }) => kind === 'client').reduce(addPart, first);
  if (whole !== first) await graph.patch(`/applications/${application.id}`, { api: whole.api });
}

function whatNow(appId: string, { tenantId, host, identity }: Registration): readonly string[] {
  return [
    '',
    `TENANT_ID=${tenantId}`,
    `CLIENT_ID=${appId}`,
    `API_URI=${apiUri(appId, host)}`,
    '',
    'An administrator allows the permissions here:',
    `  https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${appId}`,
    'Then give people the roles Policy.Manage and Compliance.Read under Enterprise applications, Users and groups.',
    ...(identity === null ? ['Once the infrastructure stands, run this again with --identity.'] : []),
  ];
}
