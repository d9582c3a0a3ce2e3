import {
  CacheLookupPolicy,
  createNestablePublicClientApplication,
  type IPublicClientApplication,
  type SilentRequest,
} from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import type { TokenWish } from './host.ts';
import { msalConfiguration } from './msal-configuration.ts';

/** Loaded by itself, and named, so that no more of MSAL comes along than this needs. */
export function openNestedApplication(config: ClientConfig): Promise<IPublicClientApplication> {
  return createNestablePublicClientApplication(msalConfiguration(config));
}

/** The host keeps tokens too, for whoever is signed in to it now; MSAL asks it only when its own are passed over. */
export function nestedRequest(scopes: string[], { past, claims }: TokenWish): SilentRequest {
  return {
    scopes,
    ...(past === 'page' ? { cacheLookupPolicy: CacheLookupPolicy.Skip } : {}),
    ...(past === 'host' ? { forceRefresh: true } : {}),
    ...(claims === undefined ? {} : { claims }),
  };
}
