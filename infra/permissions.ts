/**
 * What the product asks Microsoft Graph for, and which of its calls need it: the one table that the app registration, the
 * documents and the check of least permission all go by.
 *
 * Least permissions are those of Microsoft's own file, which maps every permission to the paths it opens:
 * https://github.com/microsoftgraph/microsoft-graph-devx-content, permissions/new/permissions.json, read at commit
 * 6cbd6bbd665a877560fdefbad74f3bdb5b57af88 of 7 August 2026.
 */
export type Permission = {
  readonly name: string;
  /** `application`: the product on its own. `delegated`: the product for the person who is signed in. */
  readonly type: 'application' | 'delegated';
  /** Method and path of every call that needs it, as Graph's pages write them. */
  readonly calls: readonly string[];
  /** Why this one, where another might be expected. */
  readonly because?: string;
  readonly source: string;
};

const reference = 'https://learn.microsoft.com/graph/api';
const selected = 'https://learn.microsoft.com/graph/permissions-selected-overview';

export const permissions: readonly Permission[] = [
  {
    name: 'GroupMember.Read.All',
    type: 'application',
    calls: [
      'GET /groups',
      'GET /groups/{id}',
      'GET /groups/{id}/transitiveMembers/microsoft.graph.user',
      'GET /groups/delta',
    ],
    because:
      'One permission that opens all four. GroupMember.ReadBasic.All opens only the third; Group.ReadBasic.All opens them by the file, but its own words promise basic properties of groups and no members.',
    source: `${reference}/group-list-transitivemembers`,
  },
  {
    name: 'User.Read.All',
    type: 'application',
    calls: ['GET /users', 'GET /users/{id}', 'GET /users/{id}/manager'],
    because:
      'Least for the manager. User.ReadBasic.All is least for the other two, but it does not give whether an account is enabled or a guest.',
    source: `${reference}/user-list-manager`,
  },
  {
    name: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    type: 'application',
    calls: ['POST /users/{id}/teamwork/installedApps'],
    source: `${reference}/userteamwork-post-installedapps`,
  },
  {
    name: 'AppCatalog.Read.All',
    type: 'application',
    calls: ['GET /appCatalogs/teamsApps'],
    source: `${reference}/appcatalogs-list-teamsapps`,
  },
  {
    name: 'TeamsActivity.Send',
    type: 'application',
    calls: ['POST /teamwork/sendActivityNotificationToRecipients'],
    because:
      'TeamsActivity.Send.User is less, but it is given by the Teams app itself, and an app that asks for it can no longer be installed with TeamsAppInstallation.ReadWriteSelfForUser.All.',
    source: `${reference}/teamwork-sendactivitynotificationtorecipients`,
  },
  {
    name: 'Mail.Send',
    type: 'application',
    calls: ['POST /users/{id}/sendMail'],
    because: 'Opens every mailbox, so it has to be narrowed to the sending one in Exchange.',
    source: `${reference}/user-sendmail`,
  },
  {
    name: 'Sites.Selected',
    type: 'application',
    calls: [
      'GET /sites/{id}/lists/{id}',
      'GET /sites/{id}/lists/{id}/items',
      'POST /sites/{id}/lists/{id}/items',
      'GET /sites/{id}/lists/{id}/items/{id}',
      'DELETE /sites/{id}/lists/{id}/items/{id}',
      'PATCH /sites/{id}/lists/{id}/items/{id}/fields',
      'GET /sites/{id}/lists/{id}/items/delta',
      'POST /sites/{id}/drive/root/children',
      'GET /sites/{id}/drive/root:/{path}',
      'GET /sites/{id}/drive/root:/{path}:/children',
      'POST /sites/{id}/drive/root:/{path}:/children',
      'GET /sites/{id}/drive/root:/{path}:/content',
      'PUT /sites/{id}/drive/root:/{path}:/content',
    ],
    because:
      'Opens nothing until the one site grants it (npm run grant-site). Lists.SelectedOperations.Selected would be less for the two lists, but the originals are in the document library of the site. The file knows neither for these paths: what they open is decided by the grant.',
    source: selected,
  },
  {
    name: 'Chat.Create',
    type: 'delegated',
    calls: ['POST /chats'],
    source: `${reference}/chat-post`,
  },
  {
    name: 'ChatMessage.Send',
    type: 'delegated',
    calls: ['POST /chats/{id}/messages'],
    source: `${reference}/chat-post-messages`,
  },
];

/** Calls of `npm run provision`, which an administrator runs once; the running product makes none of them. */
export const provisioningCalls: readonly string[] = [
  'POST /sites/{id}/lists',
  'GET /sites/{id}/lists/{id}/columns',
  'POST /sites/{id}/lists/{id}/columns',
  'PATCH /sites/{id}/lists/{id}/columns/{id}',
];
