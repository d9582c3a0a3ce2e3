import { createNestablePublicClientApplication, type IPublicClientApplication } from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import { msalConfiguration } from './msal-configuration.ts';

/** Loaded by itself, and named, so that no more of MSAL comes along than this needs. */
export function openNestedApplication(config: ClientConfig): Promise<IPublicClientApplication> {
  return createNestablePublicClientApplication(msalConfiguration(config));
}
