import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import { createClaimsCheck } from './entra-claims.ts';
import { actionsClient } from './entra-clients.ts';
import { apiScope } from './entra-token.ts';

/** Whose mailbox a button was pressed in. */
export type Presser = {
  readonly tenantId: string;
  /** Null where the token does not say: Microsoft's own sample of it names no person. */
  readonly objectId: string | null;
};

export type ActionTokenCheck = (authorizationHeader: string | undefined) => Promise<Presser>;

const actionClaims = z.object({
  ver: z.literal('2.0'),
  azp: z.literal(actionsClient),
  scp: z.string(),
  oid: z.string().min(1).optional(),
  idtyp: z.literal('user').optional(),
});

/**
 * Accepts the tokens that Microsoft's actionable messages bring for a person of this tenant, and no other: what people
 * bring to the API is none, and neither are the older tokens of `substrate.office.com`, which ended on 8 June 2026.
 * https://learn.microsoft.com/outlook/actionable-messages/enable-entra-token-for-actionable-messages
 * @throws Failure, one of the `token-…` codes, or `microsoft-unavailable` while the keys cannot be read
 */
export function createActionTokenCheck(settings: Settings, now: () => Date): ActionTokenCheck {
  const readClaims = createClaimsCheck(settings, now);
  return async (authorizationHeader) => {
    const { claims } = await readClaims(authorizationHeader);
    const action = actionClaims.safeParse(claims);
    if (!action.success || !action.data.scp.split(' ').includes(apiScope)) {
      throw new Failure(
        'token-not-for-api',
        'Outlook could not say who pressed. Nothing was recorded. Open the policy and accept there.',
      );
    }
    return { tenantId: settings.tenantId, objectId: action.data.oid ?? null };
  };
}
