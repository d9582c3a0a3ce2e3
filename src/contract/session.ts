import { z } from 'zod';

/** What a client needs before anybody has signed in. Holds no secret. */
export const clientConfig = z.strictObject({
  tenantId: z.string(),
  clientId: z.string(),
  authority: z.url(),
  /** Hosts MSAL may trust beside Microsoft's own, with their ports. */
  knownAuthorities: z.array(z.string()),
  /** OpenID metadata for an authority that MSAL cannot discover by itself; null for Microsoft's own. */
  authorityMetadata: z.string().nullable(),
  /** The scope of our own API, `api://…/access_as_user`. */
  scope: z.string(),
  /** Origins that may host the tab beside Microsoft's own. */
  hostOrigins: z.array(z.string()),
});
export type ClientConfig = z.infer<typeof clientConfig>;

export const me = z.strictObject({
  tenantId: z.string(),
  objectId: z.string(),
  name: z.string(),
  guest: z.boolean(),
  roles: z.array(z.enum(['admin', 'leader', 'staff'])),
});
export type Me = z.infer<typeof me>;
