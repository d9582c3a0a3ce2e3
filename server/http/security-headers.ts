import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Hosts that may frame the tab and the pane: https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 * The two of `outlook-sdf` that stand there too are Microsoft's own test rings, in which no school is.
 */
const microsoftHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** The Teams library reads its list of trusted hosts from here. */
const teamsLibraryHost = 'https://res.cdn.office.net';

/**
 * What the pages never ask for, so that no script that got in could: https://www.w3.org/TR/permissions-policy/#serialization
 * A host may lend some of these to what it frames.
 */
const permissionsPolicy = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'serial', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

export function securityHeaders(from: {
  readonly hostOrigins: readonly string[];
  readonly officeScriptUrl: string;
  readonly authorityUrl: string;
  readonly publicUrl: string;
}): RequestHandler {
  const secure = from.publicUrl.startsWith('https:');
  const authority = new URL(from.authorityUrl).origin;
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'self'", ...microsoftHosts, ...from.hostOrigins],
        frameSrc: [authority],
        scriptSrc: ["'self'", new URL(from.officeScriptUrl).origin],
        // Fluent UI writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", authority, teamsLibraryHost],
        manifestSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Framing is what frame-ancestors decides; the older header knows no list of hosts.
    xFrameOptions: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
  return (request, response, next) => {
    response.set('permissions-policy', permissionsPolicy);
    headers(request, response, next);
  };
}
