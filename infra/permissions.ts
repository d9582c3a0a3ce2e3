/**
 * What the product asks Microsoft for: the one list that the app registration and the documents go by. It is the
 * least that opens the calls in `permissions-of-calls.ts`, no more and no less.
 */
export type Permission = {
  readonly name: string;
  /** `application`: the product on its own. `delegated`: the product for the person who is signed in. */
  readonly type: 'application' | 'delegated';
  /** On SharePoint itself, which has permissions of its own, and not on Microsoft Graph. */
  readonly on?: 'sharepoint';
  /** Why this one, where another might be expected. */
  readonly because?: string;
  readonly source: string;
};

const reference = 'https://learn.microsoft.com/graph/api';
const selected = 'https://learn.microsoft.com/graph/permissions-selected-overview';

export const permissions: readonly Permission[] = [
  {
    name: 'Group.ReadBasic.All',
    type: 'application',
    because:
      'To find groups, read who is in them and follow their changes. It came into Microsoft’s file on 7 August 2026, which opens all of that by it; before, GroupMember.Read.All was least. Its own words promise no members, and no tenant has been asked: where Graph refuses, npm run doctor says so, and GroupMember.Read.All is granted in its place.',
    source: `${reference}/group-list-transitivemembers`,
  },
  {
    name: 'User.Read.All',
    type: 'application',
    because:
      'Least for the manager. User.ReadBasic.All is least for the other two, but it does not give whether an account is enabled or a guest, and Graph was seen to refuse it (https://learn.microsoft.com/answers/questions/6019739, 29 September 2026).',
    source: `${reference}/user-list-manager`,
  },
  {
    name: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    type: 'application',
    source: `${reference}/userteamwork-post-installedapps`,
  },
  {
    name: 'AppCatalog.Read.All',
    type: 'application',
    source: `${reference}/appcatalogs-list-teamsapps`,
  },
  {
    name: 'TeamsActivity.Send',
    type: 'application',
    because:
      'TeamsActivity.Send.User is less, but it is given by the Teams app itself, and an app that asks for it can no longer be installed with TeamsAppInstallation.ReadWriteSelfForUser.All.',
    source: `${reference}/teamwork-sendactivitynotificationtorecipients`,
  },
  {
    name: 'Mail.Send',
    type: 'application',
    because: 'Opens every mailbox, so it has to be narrowed to the sending one in Exchange.',
    source: `${reference}/user-sendmail`,
  },
  {
    name: 'Sites.Selected',
    type: 'application',
    because:
      'Opens nothing until the one site grants it (npm run grant-site). Lists.SelectedOperations.Selected would be less for the two lists, but the originals are in the document library of the site. With fullcontrol it makes the lists (npm run provision), with write it fills them.',
    source: selected,
  },
  {
    name: 'Sites.Selected',
    type: 'application',
    on: 'sharepoint',
    because:
      'Views, formatting, versions and who may write in the lists: Graph has no calls for them, and SharePoint asks for its own permission. The site’s one grant serves both. Without it npm run provision prints what to do by hand.',
    source: 'https://learn.microsoft.com/sharepoint/dev/solution-guidance/security-apponly-azuread',
  },
  {
    name: 'Chat.Create',
    type: 'delegated',
    source: `${reference}/chat-post`,
  },
  {
    name: 'ChatMessage.Send',
    type: 'delegated',
    source: `${reference}/chat-post-messages`,
  },
];
