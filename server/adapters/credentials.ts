import { readFileSync } from 'node:fs';
import {
  ConfidentialClientApplication,
  type Configuration,
  InteractionRequiredAuthError,
  ManagedIdentityApplication,
  ServerError,
} from '@azure/msal-node';
import type { Credential, Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import { authorityFor } from './authority.ts';

export type Credentials = {
  /**
   * A token for the product itself, from MSAL's cache while it lasts for that many seconds more.
   * @throws Failure `microsoft-unavailable`
   */
  appToken(scope: string, secondsLeft?: number): Promise<string>;
  /**
   * A token for the person whose API token is given. Neither token is kept.
   * @throws Failure `sender-sign-in-needed`, `microsoft-unavailable`
   */
  onBehalfOf(userToken: string, scopes: readonly string[]): Promise<string>;
};

/** Signs in to Microsoft 365 with the configured credential, for Graph and for the bot alike. */
export function createCredentials(settings: Settings): Credentials {
  const configuration = msalConfiguration(settings);
  const application = new ConfidentialClientApplication(configuration);
  return {
    async appToken(scope, secondsLeft = 0) {
      const ask = (skipCache: boolean) =>
        application.acquireTokenByClientCredential({ scopes: [scope], skipCache }).catch(unavailable);
      const known = await ask(false);
      const lasts = (known?.expiresOn?.getTime() ?? 0) - Date.now() >= secondsLeft * 1_000;
      return tokenOf(secondsLeft === 0 || lasts ? known : await ask(true));
    },
    async onBehalfOf(userToken, scopes) {
      // A client of its own, so that nothing of the person stays in the cache.
      const result = await new ConfidentialClientApplication(configuration)
        .acquireTokenOnBehalfOf({ oboAssertion: userToken, scopes: [...scopes] })
        .catch((error: unknown) => (isRefusedPerson(error) ? signInNeeded() : unavailable(error)));
      return tokenOf(result);
    },
  };
}

function msalConfiguration(settings: Settings): Configuration {
  const { authority, knownAuthorities, authorityMetadata } = authorityFor(settings.authorityUrl, settings.tenantId);
  return {
    auth: {
      clientId: settings.clientId,
      authority,
      knownAuthorities,
      ...(authorityMetadata === null ? {} : { authorityMetadata }),
      ...proofFrom(settings.credential),
    },
  };
}

/** What proves to Entra that it is the product that asks. */
function proofFrom(credential: Credential): Partial<Configuration['auth']> {
  switch (credential.kind) {
    case 'managed-identity':
      return { clientAssertion: assertionOf(credential.clientId) };
    case 'certificate':
      return {
        clientCertificate: {
          thumbprintSha256: credential.thumbprint,
          privateKey: readFileSync(credential.keyFile, 'utf8'),
        },
      };
    case 'secret':
      return { clientSecret: credential.secret };
  }
}

/**
 * A token of the managed identity, which Azure gives to what runs on its machine, stands in for a secret where the app
 * registration trusts the identity. MSAL keeps it while it lasts.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
function assertionOf(clientId: string): () => Promise<string> {
  const identity = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: clientId },
  });
  return async () => {
    const { accessToken } = await identity.acquireToken({ resource: 'api://AzureADTokenExchange' }).catch(noIdentity);
    return accessToken;
  };
}

function tokenOf(result: { readonly accessToken: string } | null): string {
  if (!result) throw new Failure('microsoft-unavailable', 'Microsoft 365 gave no token. Try again in a minute.');
  return result.accessToken;
}

/** Entra wants the person back: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow */
function isRefusedPerson(error: unknown): boolean {
  return (
    error instanceof InteractionRequiredAuthError ||
    (error instanceof ServerError && error.errorCode === 'invalid_grant')
  );
}

function signInNeeded(): never {
  throw new Failure('sender-sign-in-needed', 'Microsoft 365 wants you to sign in again. Sign in, then send again.');
}

function noIdentity(error: unknown): never {
  throw new Failure(
    'microsoft-unavailable',
    'Azure gives Countersign no token of its managed identity. Ask whoever looks after it to run its doctor.',
    [`MANAGED_IDENTITY_CLIENT_ID: ${reasonOf(error)}`],
  );
}

function unavailable(error: unknown): never {
  if (error instanceof Failure) throw error;
  throw new Failure(
    'microsoft-unavailable',
    isRefusedProduct(error)
      ? 'Microsoft Entra does not let Countersign itself sign in. Ask whoever looks after it to run its doctor.'
      : 'Microsoft 365 could not be reached to sign in. Try again in a minute.',
    [reasonOf(error)],
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Entra answered, and its answer will be the same in a minute. */
function isRefusedProduct(error: unknown): boolean {
  return error instanceof ServerError && ['invalid_client', 'unauthorized_client'].includes(error.errorCode);
}
