import { z } from 'zod';
import type { GraphCalls } from '../admin/graph-calls.ts';

/** The product's managed identity signs in as the app by this, so that no secret exists. */
const name = 'countersign-managed-identity';
/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const audience = 'api://AzureADTokenExchange';

const shape = z.object({ id: z.string(), name: z.string(), issuer: z.string(), subject: z.string() });

export type Federation = z.infer<typeof shape>;

export function federationOf(tenantId: string, principalId: string) {
  return {
    name,
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    subject: principalId,
    audiences: [audience],
    description: 'Lets the managed identity of Countersign sign in as this app.',
  };
}

export async function findFederation(graph: GraphCalls, objectId: string): Promise<Federation | null> {
  const found = await graph.all(`/applications/${objectId}/federatedIdentityCredentials`);
  return found.map((one) => shape.parse(one)).find((one) => one.name === name) ?? null;
}
