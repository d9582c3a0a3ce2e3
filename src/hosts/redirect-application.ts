import { createStandardPublicClientApplication, type IPublicClientApplication } from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import { msalConfiguration } from './msal-configuration.ts';

/** Loaded by itself: only a plain browser signs in by leaving the page. */
export function openRedirectApplication(config: ClientConfig): Promise<IPublicClientApplication> {
  return createStandardPublicClientApplication(msalConfiguration(config));
}
