import {
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
  type SilentRequest,
} from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import type { TokenWish } from './host.ts';
import { msalConfiguration } from './msal-configuration.ts';

/** Loaded by itself: only a plain browser signs in by leaving the page. */
export function openRedirectApplication(config: ClientConfig): Promise<IPublicClientApplication> {
  return createStandardPublicClientApplication(msalConfiguration(config));
}

/**
 * By the tokens kept or the refresh token, and by nothing else: MSAL would go on in a hidden frame, for which browsers
 * keep no cookies of Microsoft's, and wait ten seconds for an answer.
 * https://learn.microsoft.com/entra/identity-platform/reference-third-party-cookies-spas
 */
export function silentRequest(scopes: string[], { past, claims }: TokenWish): SilentRequest {
  return {
    scopes,
    cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken,
    ...(past === 'host' ? { forceRefresh: true } : {}),
    ...(claims === undefined ? {} : { claims }),
  };
}
