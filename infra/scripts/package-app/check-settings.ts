import { isIP } from 'node:net';
import { type Fault, unless } from './fault.ts';
import type { PackageSettings } from './fill.ts';

/** What a school's own settings may have wrong before any file is looked at. */
export function checkSettings(settings: PackageSettings): readonly Fault[] {
  const { protocol, hostname, host, origin } = new URL(settings.publicUrl);
  const wanted = `api://${host}/${settings.clientId}`;
  return [
    ...unless(
      protocol === 'https:',
      `PUBLIC_URL is ${settings.publicUrl}: Teams and Outlook open https addresses only.`,
      'Set PUBLIC_URL to the https address people reach the product at.',
    ),
    ...unless(
      isPublicName(hostname),
      `PUBLIC_URL names ${hostname}, which Microsoft and people's devices cannot find.`,
      'Set PUBLIC_URL to a name in public DNS, for example https://policies.yourschool.sch.uk.',
    ),
    ...unless(
      settings.publicUrl === origin,
      `PUBLIC_URL is ${settings.publicUrl}: the product answers at the top of an address only.`,
      `Set PUBLIC_URL to ${origin}.`,
    ),
    // Teams gives a tab a token only for a resource that names the tab's own host:
    // https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
    ...unless(
      !isPublicName(hostname) || settings.apiUri === wanted,
      `API_URI is ${settings.apiUri}: Teams signs people in to a tab only by an address that names the tab's host and the app.`,
      `Set API_URI to ${wanted}, and the Application ID URI of the app registration to the same.`,
    ),
  ];
}

function isPublicName(hostname: string): boolean {
  return hostname.includes('.') && isIP(hostname) === 0 && !/\.(local|localhost|internal|test)$/.test(hostname);
}
