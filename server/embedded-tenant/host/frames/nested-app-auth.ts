import { writeControl } from '../tenant/control.ts';
import type { Person } from '../tenant/types.ts';

/** Who is signed in to the host, as the bridge tells MSAL. */
export type SignedIn = { readonly person: Person; readonly tenantId: string };

type NestedToken = { readonly refused?: object; readonly account?: object };

type BridgeRequest = {
  readonly requestId?: string;
  readonly method?: string;
  readonly tokenParams?: { readonly [name: string]: unknown };
};

/**
 * Answers MSAL's nested-app bridge: the host signs the person in on the app's behalf.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/authentication/nested-authentication
 */
export async function answerNestedAppAuth(text: string, { person, tenantId }: SignedIn): Promise<string> {
  const request = JSON.parse(text) as BridgeRequest;
  const answer = (rest: object) =>
    JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId: request.requestId, ...rest });
  const account = {
    environment: 'login.microsoftonline.com',
    homeAccountId: `${person.objectId}.${tenantId}`,
    localAccountId: person.objectId,
    tenantId,
    username: person.userPrincipalName,
    name: person.name,
  };
  switch (request.method) {
    case 'GetInitContext':
      return answer({
        success: true,
        initContext: {
          sdkName: 'simulated-host',
          sdkVersion: '1.0.0',
          capabilities: { queryAccount: true },
          accountContext: { homeAccountId: account.homeAccountId, environment: account.environment, tenantId },
        },
      });
    case 'GetActiveAccount':
      return answer({ success: true, account });
    case 'GetToken':
    case 'GetTokenPopup':
      try {
        const interactive = request.method === 'GetTokenPopup';
        const asked = { ...request.tokenParams, objectId: person.objectId, interactive };
        const token = await writeControl<NestedToken>('naa', asked);
        if (token.refused) return answer({ success: false, error: token.refused });
        // The account that the host is in now, which may be another than when the page was opened.
        return answer({ success: true, token, account: token.account });
      } catch (error) {
        const description = error instanceof Error ? error.message : String(error);
        return answer({ success: false, error: { status: 'TRANSIENT_ERROR', code: 'token_failed', description } });
      }
    default:
      return answer({ success: false, error: { status: 'METHOD_NOT_IMPLEMENTED' } });
  }
}
