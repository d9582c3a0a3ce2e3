/**
 * Every call that the product makes to Microsoft Graph, to SharePoint itself and to the bot connector, and what opens
 * it. `tests/infra/permissions.test.ts` runs the whole job, and reckons from this table the least to ask for.
 *
 * Which permissions open a call, and which of them is least, is read from Microsoft's own file:
 * https://github.com/microsoftgraph/microsoft-graph-devx-content, permissions/new/permissions.json, commit
 * 6cbd6bbd665a877560fdefbad74f3bdb5b57af88 of 7 August 2026. What it is not taken at its word for:
 *
 * - `Group-NestingSupport.ReadWrite.All` and `User.ReadWrite.All` are marked as least for reading too. They write.
 * - It knows the `Selected` permissions for none of these paths, since what they open is decided by a grant:
 *   https://learn.microsoft.com/graph/permissions-selected-overview
 * - `TeamsActivity.Send.User` is no permission of Entra: the Teams app gives it to itself ("RSC" in the file), and an app
 *   that does can no longer be installed with `TeamsAppInstallation.ReadWriteSelfForUser.All`.
 *
 * The scripts for administrators (`register-app`, `grant-site`) call with the administrator's own token and stand not here.
 */
export type Call = {
  readonly call: string;
  /**
   * `application`: the product on its own, `delegated`: for the person who sends, both with permissions on Graph.
   * `sharepoint`: on its own, with permissions on SharePoint itself. `bot`: with the bot's own token.
   */
  readonly as: 'application' | 'delegated' | 'sharepoint' | 'bot';
  /** Any one is enough, the least first. Empty where nobody has to allow anything. */
  readonly openedBy: readonly string[];
  /** What the site has to have granted, where `Sites.Selected` opens it. */
  readonly siteRole?: 'read' | 'write' | 'fullcontrol';
  /** Who makes it, where the running product does not: `npm run provision`, or else `npm run doctor`. */
  readonly only?: 'provision' | 'doctor';
  readonly source: string;
};

const reference = 'https://learn.microsoft.com/graph/api';
const bot = 'https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference';

const readGroups = ['Group.ReadBasic.All', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];
const readMembers = ['GroupMember.ReadBasic.All', ...readGroups];
const readUsers = ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'];
const readManagers = ['User.Read.All', 'Directory.Read.All'];
const installApp = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
  'TeamsAppInstallation.ReadWriteAndConsentForUser.All',
];
// A grant on a list breaks its inheritance from the site, and opens nothing above the list.
const readList = ['Lists.SelectedOperations.Selected', 'Sites.Selected', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const writeList = ['Lists.SelectedOperations.Selected', 'Sites.Selected', 'Sites.ReadWrite.All'];
const readSite = ['Sites.Selected', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const changeSite = ['Sites.Selected', 'Sites.Manage.All', 'Sites.FullControl.All'];
const readFiles = ['Sites.Selected', 'Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'];
const writeFiles = ['Sites.Selected', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'];

type Row = readonly [call: string, openedBy: readonly string[], page: string];

const application = (rows: readonly Row[], more: Pick<Call, 'siteRole' | 'only'> = {}): readonly Call[] =>
  rows.map(([call, openedBy, page]) => ({
    call,
    as: 'application',
    openedBy,
    ...more,
    source: `${reference}/${page}`,
  }));

const people = application([
  ['GET /groups', readGroups, 'group-list'],
  ['GET /groups/{id}', readGroups, 'group-get'],
  ['GET /groups/{id}/transitiveMembers/microsoft.graph.user', readMembers, 'group-list-transitivemembers'],
  ['GET /groups/delta', readGroups, 'group-delta'],
  ['GET /users', readUsers, 'user-list'],
  ['GET /users/{id}', readUsers, 'user-get'],
  ['GET /users/{id}/manager', readManagers, 'user-list-manager'],
]);

const messages: readonly Call[] = [
  ...application([
    ['GET /appCatalogs/teamsApps', ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'], 'appcatalogs-list-teamsapps'],
    ['POST /users/{id}/teamwork/installedApps', installApp, 'userteamwork-post-installedapps'],
    [
      'POST /teamwork/sendActivityNotificationToRecipients',
      ['TeamsActivity.Send'],
      'teamwork-sendactivitynotificationtorecipients',
    ],
    ['POST /users/{id}/sendMail', ['Mail.Send'], 'user-sendmail'],
  ]),
  ...application(
    [
      [
        'GET /users/{id}/teamwork/installedApps',
        ['TeamsAppInstallation.ReadForUser.All', ...installApp],
        'userteamwork-list-installedapps',
      ],
    ],
    { only: 'doctor' },
  ),
  {
    call: 'POST /chats',
    as: 'delegated',
    openedBy: ['Chat.Create', 'Chat.ReadWrite'],
    source: `${reference}/chat-post`,
  },
  {
    call: 'POST /chats/{id}/messages',
    as: 'delegated',
    openedBy: ['ChatMessage.Send', 'Chat.ReadWrite', 'Group.ReadWrite.All'],
    source: `${reference}/chat-post-messages`,
  },
];

const register: readonly Call[] = [
  ...application(
    [
      ['GET /sites/{id}/lists/{id}', readList, 'list-get'],
      ['GET /sites/{id}/lists/{id}/items', readList, 'listitem-list'],
      ['GET /sites/{id}/lists/{id}/items/{id}', readList, 'listitem-get'],
      ['GET /sites/{id}/lists/{id}/items/delta', readList, 'listitem-delta'],
      ['GET /sites/{id}/drive/root:/{path}', readFiles, 'driveitem-get'],
      ['GET /sites/{id}/drive/root:/{path}:/children', readFiles, 'driveitem-list-children'],
      ['GET /sites/{id}/drive/root:/{path}:/content', readFiles, 'driveitem-get-content'],
    ],
    { siteRole: 'read' },
  ),
  ...application(
    [
      ['POST /sites/{id}/lists/{id}/items', writeList, 'listitem-create'],
      ['PATCH /sites/{id}/lists/{id}/items/{id}/fields', writeList, 'listitem-update'],
      ['DELETE /sites/{id}/lists/{id}/items/{id}', writeList, 'listitem-delete'],
      ['POST /sites/{id}/drive/root/children', writeFiles, 'driveitem-post-children'],
      ['POST /sites/{id}/drive/root:/{path}:/children', writeFiles, 'driveitem-post-children'],
      ['PUT /sites/{id}/drive/root:/{path}:/content', writeFiles, 'driveitem-put-content'],
    ],
    { siteRole: 'write' },
  ),
  ...application(
    [
      ['POST /sites/{id}/lists', changeSite, 'list-create'],
      ['POST /sites/{id}/lists/{id}/columns', changeSite, 'list-post-columns'],
      ['PATCH /sites/{id}/lists/{id}/columns/{id}', changeSite, 'columndefinition-update'],
    ],
    { siteRole: 'fullcontrol', only: 'provision' },
  ),
  ...application([['GET /sites/{id}/lists/{id}/columns', readList, 'list-list-columns']], {
    siteRole: 'read',
    only: 'provision',
  }),
  ...application([['GET /sites/{id}', readSite, 'site-get']], { siteRole: 'read', only: 'provision' }),
  ...application([['GET /sites/{id}/drive/root', readFiles, 'driveitem-get']], { siteRole: 'read', only: 'doctor' }),
];

/**
 * How the lists look and who may write in them, which Graph has no calls for. The grant of the site is the same, the
 * permission another one: https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread
 */
const onSharePoint = (calls: readonly string[], siteRole: 'read' | 'fullcontrol'): readonly Call[] =>
  calls.map((call) => ({
    call: call.replace(' ', ' {site}/_api/web'),
    as: 'sharepoint',
    openedBy: ['Sites.Selected', 'Sites.FullControl.All'],
    siteRole,
    only: 'provision',
    source: 'https://learn.microsoft.com/sharepoint/dev/sp-add-ins/working-with-lists-and-list-items-with-rest',
  }));

const looks: readonly Call[] = [
  ...onSharePoint(
    [
      'GET ',
      'GET /lists({id})',
      'GET /lists({id})/fields',
      'GET /lists({id})/views',
      'GET /roledefinitions/getbytype({id})',
    ],
    'read',
  ),
  ...onSharePoint(
    [
      'MERGE /lists({id})',
      'MERGE /lists({id})/fields/getbyinternalnameortitle({id})',
      'MERGE /lists({id})/views({id})',
      'POST /lists({id})/views',
      'POST /lists({id})/views({id})/viewfields/addviewfield({id})',
      'POST /lists({id})/views({id})/viewfields/removeallviewfields',
      'GET /lists({id})/roleassignments',
      'POST /lists({id})/breakroleinheritance({id})',
      'POST /lists({id})/roleassignments/addroleassignment({id})',
      'POST /lists({id})/roleassignments/removeroleassignment({id})',
    ],
    'fullcontrol',
  ),
];

export const permissionsOfCalls: readonly Call[] = [
  ...people,
  ...messages,
  ...register,
  ...looks,
  // Each call in a batch is opened by what opens it alone.
  {
    call: 'POST /$batch',
    as: 'application',
    openedBy: [],
    source: 'https://learn.microsoft.com/graph/json-batching',
  },
  // The bot registration and the installed app are what lets the bot write; no permission of Entra is asked.
  ...[
    'POST /v3/conversations',
    'POST /v3/conversations/{id}/activities',
    'PUT /v3/conversations/{id}/activities/{id}',
  ].map((call): Call => ({ call, as: 'bot', openedBy: [], source: bot })),
  // Without a token: whether the two can be reached at all.
  { call: 'GET /', as: 'bot', openedBy: [], only: 'doctor', source: bot },
  {
    call: 'GET /organization',
    as: 'application',
    openedBy: [],
    only: 'doctor',
    source: `${reference}/organization-get`,
  },
];
