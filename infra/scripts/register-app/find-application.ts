import { z } from 'zod';
import type { GraphCalls } from '../admin/graph-calls.ts';
import { UsageFault } from '../admin/run-script.ts';
import { type Application, applicationShape } from './application.ts';
import { madeMark } from './marks.ts';

/**
 * The registration the script works on: the one named by its client id, else the one it made under that name. Whoever
 * made another of that name has to say that it is meant.
 */
export async function findApplication(
  graph: GraphCalls,
  name: string,
  clientId: string | null,
): Promise<Application | null> {
  const filter = clientId === null ? `displayName eq ${literal(name)}` : `appId eq ${literal(clientId)}`;
  const found = (await graph.all(`/applications?$filter=${encodeURIComponent(filter)}`)).map((one) =>
    applicationShape.parse(one),
  );
  if (clientId !== null) {
    if (!found[0]) throw new UsageFault(`No app registration has the client id ${clientId}.`);
    return found[0];
  }
  const made = found.filter(({ tags }) => tags.includes(madeMark));
  if (made.length > 1) throw new UsageFault(`Several registrations are called ${name}. Say which: --client-id …`);
  const [first] = found;
  if (first && made.length === 0) {
    throw new UsageFault(
      `An app registration called ${name} exists that this script did not make. To complete it: --client-id ${first.appId}; or choose another --name.`,
    );
  }
  return made[0] ?? null;
}

const principals = z.array(z.object({ id: z.string() }));

export async function findPrincipal(graph: GraphCalls, appId: string): Promise<string | null> {
  const filter = encodeURIComponent(`appId eq ${literal(appId)}`);
  return principals.parse(await graph.all(`/servicePrincipals?$filter=${filter}&$select=id`))[0]?.id ?? null;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
