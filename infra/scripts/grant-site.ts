import { z } from 'zod';
import { GraphAnswer, type GraphCalls } from './admin/graph-calls.ts';
import { readArguments } from './admin/read-arguments.ts';
import { type Plan, runScript, UsageFault } from './admin/run-script.ts';

/**
 * Grants the app one SharePoint site. `Sites.Selected` opens nothing by itself: the site says what.
 * https://learn.microsoft.com/graph/api/site-post-permissions
 */
const usage = `npm run grant-site -- --site <hostname,site-collection-id,site-id> --client-id <id of the app>
  [--role write]  write for the running product; fullcontrol while npm run provision makes the lists
  [--what-if]     print what would change, and change nothing
  [--undo]        take the grant away`;

const tokenHelp = `Bring a token with Sites.FullControl.All as GRAPH_TOKEN: your own, as a SharePoint Administrator (Graph Explorer
shows it once you allow it that permission), or that of an app an administrator gave it to. The token that
"az account get-access-token" gives does not carry it.`;

/** https://learn.microsoft.com/graph/permissions-selected-overview */
const roles = ['read', 'write', 'fullcontrol'];

const grantShape = z.object({
  id: z.string(),
  roles: z.array(z.string()).default([]),
  grantedToIdentitiesV2: z
    .array(z.object({ application: z.object({ id: z.string(), displayName: z.string().optional() }).optional() }))
    .default([]),
});
type Grant = z.infer<typeof grantShape>;

await runScript(tokenHelp, process.argv.includes('--what-if'), async (graph) => {
  const asked = readArguments(['site', 'client-id', 'role'], usage);
  const role = asked.given('role') ?? 'write';
  if (!roles.includes(role)) throw new UsageFault(`--role is one of ${roles.join(', ')}.\n${usage}`);
  const site = asked.needed('site');
  const clientId = asked.needed('client-id').toLowerCase();
  const at = `/sites/${encodeURIComponent(site)}/permissions`;
  const grant = await findGrant(graph, at, clientId);
  return asked.undo ? removal(graph, at, grant, site) : granting(graph, at, grant, clientId, role);
});

/**
 * A listing does not always tell the roles, so the grant is read again by itself; which is for apps only:
 * https://learn.microsoft.com/graph/api/site-get-permission
 */
async function findGrant(graph: GraphCalls, at: string, clientId: string): Promise<Grant | null> {
  const grants = (await graph.all(at)).map((one) => grantShape.parse(one));
  const found = grants.find((grant) =>
    grant.grantedToIdentitiesV2.some(({ application }) => application?.id.toLowerCase() === clientId),
  );
  if (!found || found.roles.length > 0) return found ?? null;
  try {
    return grantShape.parse(await graph.get(`${at}/${found.id}`));
  } catch (error) {
    if (error instanceof GraphAnswer && error.status === 403) return found;
    throw error;
  }
}

function granting(graph: GraphCalls, at: string, grant: Grant | null, clientId: string, role: string): Plan {
  if (grant?.roles.length === 1 && grant.roles[0] === role) return { steps: [], carryOut: async () => [] };
  const step = grant
    ? `change the grant of ${clientId} from ${rolesOf(grant)} to ${role}`
    : `grant ${clientId} the role ${role} on this site`;
  return {
    steps: [step],
    async carryOut() {
      if (grant) await graph.patch(`${at}/${grant.id}`, { roles: [role] });
      else {
        const application = { id: clientId, displayName: 'Countersign' };
        await graph.post(at, { roles: [role], grantedToIdentities: [{ application }] });
      }
      return ['Granted. It may take some minutes until SharePoint knows it everywhere.'];
    },
  };
}

/** Only the app's own grant is ever touched, so taking it away leaves the site's other grants as they were. */
function removal(graph: GraphCalls, at: string, grant: Grant | null, site: string): Plan {
  if (!grant) return { steps: [], carryOut: async () => [] };
  return {
    typeFirst: site.split(',')[0] ?? site,
    steps: [`take away the app's grant (${rolesOf(grant)}) on this site; the product can no longer write there`],
    async carryOut() {
      await graph.remove(`${at}/${grant.id}`);
      return ['Taken away.'];
    },
  };
}

function rolesOf({ roles: held }: Grant): string {
  return held.join(', ') || 'a role this token may not read';
}
