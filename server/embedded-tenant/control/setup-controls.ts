import type { Router } from 'express';
import { z } from 'zod';
import type { Setup } from '../state/setup.ts';

const setupBody = z
  .strictObject({
    roles: z.array(z.string().min(1)),
    sharePointRoles: z.array(z.string().min(1)),
    secretExpired: z.boolean(),
    federatedSubject: z.string().nullable(),
    siteRole: z.enum(['read', 'write', 'fullcontrol']).nullable(),
    grantReachesOwnPermissions: z.boolean(),
    catalogue: z.strictObject({ version: z.string(), publishingState: z.enum(['published', 'submitted']) }).nullable(),
  })
  .partial();

/** What an administrator sets up in the portals: consent, the site's grant, the app in the catalogue. */
export function setupControls(router: Router, { setup }: { readonly setup: Setup }): void {
  router.get('/setup', (_request, response) => {
    response.json(setup);
  });
  router.post('/setup', (request, response) => {
    Object.assign(setup, setupBody.parse(request.body));
    response.json(setup);
  });
}
