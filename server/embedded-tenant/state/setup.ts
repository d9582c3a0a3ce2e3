import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CLIENT_ID, MANAGED_IDENTITY_PRINCIPAL_ID } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';

/** What the school's administrators did for the product. It begins as a school that followed every step. */
export type Setup = {
  /** Application permissions on Graph with an administrator's consent. */
  roles: readonly string[];
  /** The same on SharePoint itself. */
  sharePointRoles: readonly string[];
  secretExpired: boolean;
  /** Whose tokens the application trusts in place of a secret: the subject of its federated credential; null for none. */
  federatedSubject: string | null;
  /** The role the site granted the application; null for none (GD permissions-selected-overview.md). */
  siteRole: 'read' | 'write' | 'fullcontrol' | null;
  /** Whether that role counts in a list with permissions of its own as well, which no page says. */
  grantReachesOwnPermissions: boolean;
  /** What the organisation's catalogue holds; null where nobody uploaded the app. */
  catalogue: { readonly version: string; readonly publishingState: 'published' | 'submitted' } | null;
};

/** The school uploads the package that is made of the sources it runs, which has their version. */
export function versionOfSources(packageFile: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version;
}

export function usualSetup(appVersion: string): Setup {
  return {
    roles: applicationById(CLIENT_ID)?.roles ?? [],
    sharePointRoles: applicationById(CLIENT_ID)?.sharePointRoles ?? [],
    secretExpired: false,
    federatedSubject: MANAGED_IDENTITY_PRINCIPAL_ID,
    siteRole: 'fullcontrol',
    grantReachesOwnPermissions: true,
    catalogue: { version: appVersion, publishingState: 'published' },
  };
}
