import { permissions } from '../permissions.ts';
import { readArguments } from './admin/read-arguments.ts';
import { runScript, UsageFault } from './admin/run-script.ts';
import { planRegistration } from './register-app/plan-registration.ts';
import { planUndo } from './register-app/plan-undo.ts';

/** Makes the Entra app registration, or completes one. Run again, it changes nothing. */
const usage = `npm run register-app -- --tenant <id> --host <host name of the product> [--name Countersign]
  [--client-id <id>]  complete this registration instead of making one
  [--identity <id>]   object id of the managed identity that may sign in as the app
  [--mail-uri <uri>]  AppIdUri of the school's provider of actionable messages: api://auth-am-…
  [--what-if]         print what would change, and change nothing
  [--undo]            take away what this script made`;

const tokenHelp = `Sign in as an Application Administrator and bring a token:
  GRAPH_TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken --output tsv)`;

const hostName = /^[a-z0-9.-]+$/;

await runScript(tokenHelp, process.argv.includes('--what-if'), async (graph) => {
  const asked = readArguments(['tenant', 'host', 'name', 'client-id', 'identity', 'mail-uri'], usage);
  const name = asked.given('name') ?? 'Countersign';
  const clientId = asked.given('client-id');
  if (asked.undo) return planUndo(graph, name, clientId);
  const host = asked.needed('host');
  if (!hostName.test(host)) throw new UsageFault(`--host is a host name in small letters, without https://.\n${usage}`);
  const mailUri = asked.given('mail-uri');
  if (mailUri !== null && !mailUri.startsWith('api://auth-am-')) {
    throw new UsageFault(`--mail-uri is the address that the provider's form shows, api://auth-am-….\n${usage}`);
  }
  const tenantId = asked.needed('tenant');
  const identity = asked.given('identity');
  return planRegistration(graph, { name, clientId, host, tenantId, identity, mailUri, permissions });
});
