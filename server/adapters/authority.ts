/** An Entra authority as MSAL wants it: the same for signing in here and in the browser. */
export type Authority = {
  readonly authority: string;
  readonly knownAuthorities: string[];
  /** OpenID metadata for a host that Microsoft's instance discovery does not know; null for Microsoft's own hosts. */
  readonly authorityMetadata: string | null;
};

/** Hosts of Microsoft's clouds: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const discoverable: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
]);

/**
 * MSAL asks Microsoft about every authority it does not know and accepts none without TLS, so any other authority is
 * named as known and brings its metadata along, at the paths Entra uses.
 */
export function authorityFor(authorityUrl: string, tenantId: string): Authority {
  const { host } = new URL(authorityUrl);
  const authority = `https://${host}/${tenantId}`;
  if (discoverable.has(host)) return { authority, knownAuthorities: [], authorityMetadata: null };
  const base = `${authorityUrl}/${tenantId}`;
  return {
    authority,
    knownAuthorities: [host],
    authorityMetadata: JSON.stringify({
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    }),
  };
}
