import {
  API_URI,
  APP_NAME,
  BOT_FRAMEWORK,
  CLIENT_ID,
  CLIENT_SECRET,
  GRAPH,
  OUTLOOK_ACTIONS_CLIENT_ID,
  READER_CLIENT_ID,
  READER_CLIENT_SECRET,
  SHAREPOINT,
  TEAMS_WEB_CLIENT_ID,
} from '../identifiers.ts';

/** An application registration with what the tenant's administrator consented to. */
export type Application = {
  readonly clientId: string;
  readonly name: string;
  readonly secret: string | null;
  /** Object id of its service principal, the `oid` of tokens without a user. */
  readonly principalId: string;
  /** Application permissions on Graph. */
  readonly roles: readonly string[];
  /** Application permissions on SharePoint itself, which are others than those of the same names on Graph. */
  readonly sharePointRoles: readonly string[];
  /** Delegated permissions, by the resource they are on. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
};

/** Resources tokens are issued for, by the prefix a scope names them with, and the `aud` such a token carries. */
const resources: Readonly<Record<string, string>> = {
  [GRAPH]: GRAPH,
  [API_URI]: CLIENT_ID,
  [CLIENT_ID]: CLIENT_ID,
  [BOT_FRAMEWORK]: BOT_FRAMEWORK,
  [SHAREPOINT]: SHAREPOINT,
};

const apiScopes = { [CLIENT_ID]: ['access_as_user'] };

const applications: readonly Application[] = [
  {
    clientId: CLIENT_ID,
    name: APP_NAME,
    secret: CLIENT_SECRET,
    principalId: 'a4c2f7d1-6e38-4b05-9f1a-7d20c8b35e46',
    roles: [
      'AppCatalog.Read.All',
      'Group.ReadBasic.All',
      'Mail.Send',
      'Sites.Selected',
      'TeamsActivity.Send',
      'TeamsAppInstallation.ReadWriteSelfForUser.All',
      'User.Read.All',
    ],
    sharePointRoles: ['Sites.Selected'],
    scopes: { ...apiScopes, [GRAPH]: ['User.Read', 'Chat.Create', 'ChatMessage.Send'] },
  },
  {
    clientId: READER_CLIENT_ID,
    name: 'Directory reader',
    secret: READER_CLIENT_SECRET,
    principalId: 'e81d30b9-42f7-4c6a-8d95-b6a7f0c12e38',
    roles: ['GroupMember.Read.All'],
    sharePointRoles: [],
    scopes: { [GRAPH]: ['User.Read'] },
  },
  // Teams is authorised beforehand to ask for the API's token (MT tab-sso-register-aad.md).
  {
    clientId: TEAMS_WEB_CLIENT_ID,
    name: 'Microsoft Teams web client',
    secret: null,
    principalId: '0b9e64d7-85a1-4f3c-b2d8-3c7f51e9a064',
    roles: [],
    sharePointRoles: [],
    scopes: apiScopes,
  },
  // Authorised beforehand as well, by a school that lets people accept in a mail (OAM enable-entra-token-for-actionable-messages.md).
  {
    clientId: OUTLOOK_ACTIONS_CLIENT_ID,
    name: 'Actionable Messages',
    secret: null,
    principalId: '6c2f80a1-3b7d-4e95-a04c-d18e5b72f369',
    roles: [],
    sharePointRoles: [],
    scopes: apiScopes,
  },
];

export function applicationById(clientId: string | undefined): Application | undefined {
  return applications.find((application) => application.clientId === clientId);
}

export function audienceOf(resource: string): string | undefined {
  return resources[resource];
}
