import type { Configuration } from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';

/** MSAL asks Microsoft about an authority it does not know, unless the configuration vouches for it. */
export function msalConfiguration(config: ClientConfig): Configuration {
  return {
    auth: {
      clientId: config.clientId,
      authority: config.authority,
      knownAuthorities: config.knownAuthorities,
      redirectUri: `${location.origin}/tab`,
      // We answer claims challenges: https://learn.microsoft.com/entra/identity-platform/claims-challenge
      clientCapabilities: ['CP1'],
      ...(config.authorityMetadata === null ? {} : { authorityMetadata: config.authorityMetadata }),
    },
    cache: { cacheLocation: 'sessionStorage' },
  };
}
