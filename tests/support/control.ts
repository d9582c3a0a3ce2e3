import { randomUUID } from 'node:crypto';

/** What a test may see and do in the embedded tenant, over its own HTTP. */
export type Control = ReturnType<typeof controlOf>;

export type TenantPerson = {
  objectId: string;
  name: string;
  userPrincipalName: string;
  mail: string | null;
  otherMails: string[];
  employeeHireDate: string | null;
  managerId: string | null;
  jobTitle: string | null;
  userType: 'Member' | 'Guest';
  accountEnabled: boolean;
  roles: string[];
  groups: { id: string; name: string }[];
  trouble: string | null;
  siteAccess: boolean;
};
/** What a test may say of a person; what it leaves out stays, or is usual for a new one. */
export type PersonChange = Partial<{
  displayName: string;
  userPrincipalName: string;
  mail: string | null;
  otherMails: string[];
  jobTitle: string;
  department: string;
  userType: 'Member' | 'Guest';
  accountEnabled: boolean;
  roles: ('Policy.Manage' | 'Compliance.Read')[];
  managerId: string | null;
  employeeHireDate: string | null;
  /** The organisation's app policy refuses the Teams app. */
  appRefused: boolean;
  botBlocked: boolean;
  noTeamsLicence: boolean;
  preferredLanguage: 'en-GB' | 'cy-GB';
}>;
export type TenantMessage = {
  id: string;
  cards: Record<string, unknown>[];
  from: { kind: string };
  summary: string | null;
};
export type TenantChat = {
  id: string;
  kind: 'bot' | 'person';
  withObjectId: string | null;
  messages: TenantMessage[];
};
export type TenantMail = { id: string; subject: string; html: string; headers: { name: string; value: string }[] };
export type TenantView = {
  id: string;
  title: string;
  query: string;
  fields: string[];
  rowLimit: number;
  paged: boolean;
  isDefault: boolean;
  personal: boolean;
};
export type TenantList = {
  id: string;
  displayName: string;
  columns: { name: string; indexed: boolean; unique: boolean }[];
  items: { id: string; eTag: string; fields: Record<string, unknown> }[];
  views: TenantView[];
  formatters: Record<string, string>;
  settings: {
    versioning: boolean;
    versionLimit: number;
    readSecurity: number;
    writeSecurity: number;
    assignments: { principalId: number; roleIds: number[] }[] | null;
  };
};
export type TenantFile = {
  id: string;
  parentId: string | null;
  name: string;
  kind: 'file' | 'folder';
  size: number;
  webUrl: string;
};
export type LimitTally = {
  calls: number;
  refused: number;
  /** The most units asked for in any one window, refused ones included. */
  most: number;
  allowed: number | null;
  seconds: number;
};
export type ChaosReport = {
  share: number;
  calls: number;
  struck: Record<'throttled' | 'unavailable' | 'hangs' | 'reset' | 'lost', number>;
  blows: { kind: string; before: boolean; retryAfter: number | null; method: string; path: string }[];
  /** Messages that were taken with 202 and reach nobody, with the addresses or object ids they were for. */
  lost: { path: string; recipients: string[] }[];
  /** What these people are refused for ever. */
  refused: { objectId: string; refusal: 'app-refused' | 'not-installed' | 'bot-blocked' }[];
};
export type Setup = {
  roles: string[];
  sharePointRoles: string[];
  secretExpired: boolean;
  federatedSubject: string | null;
  siteRole: 'read' | 'write' | 'fullcontrol' | null;
  grantReachesOwnPermissions: boolean;
  catalogue: { version: string; publishingState: 'published' | 'submitted' } | null;
};
export type Fault = {
  method?: string;
  path: string;
  status: number;
  times?: number;
  seconds?: number;
  retryAfter?: number;
  code?: string;
  before?: boolean;
  drop?: boolean;
};

export type SignInRefusal =
  | 'consent-required'
  | 'interaction-required'
  | 'device-not-compliant'
  | 'blocked-by-policy'
  | 'unknown-account'
  | 'not-assigned'
  | 'user-cancelled'
  | 'window-blocked'
  | 'no-network';

export type TokenRequest = {
  via: 'nested' | 'teams' | 'browser';
  asking: 'silent' | 'interactive';
  objectId: string;
  claims: string | null;
  answer: SignInRefusal | 'token';
};

export function controlOf(origin: string) {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${origin}/control${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const post = async <T>(path: string, body: unknown): Promise<T> => {
    const response = await fetch(`${origin}/control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  const remove = async (path: string): Promise<void> => {
    const response = await fetch(`${origin}/control${path}`, { method: 'DELETE' });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const people = async () => (await get<{ people: TenantPerson[] }>('/people')).people;
  return {
    info: () => get<{ tenantId: string; clientId: string }>('/info'),
    people,
    groups: async () => (await get<{ groups: { id: string; displayName: string }[] }>('/groups')).groups,
    async person(name: string): Promise<TenantPerson> {
      const found = (await people()).find((one) => one.userPrincipalName.startsWith(`${name}@`) || one.name === name);
      if (!found) throw new Error(`Nobody is called ${name}`);
      return found;
    },
    chats: async (objectId: string) => (await get<{ chats: TenantChat[] }>(`/chats/${objectId}`)).chats,
    /** How many cards, mails and notifications everybody has before them. */
    received: async () =>
      (await get<{ people: { objectId: string; cards: number; mails: number; notifications: number }[] }>('/received'))
        .people,
    mailbox: async (objectId: string) => (await get<{ messages: TenantMail[] }>(`/mailboxes/${objectId}`)).messages,
    async list(name: string): Promise<TenantList> {
      const { lists } = await get<{ lists: TenantList[] }>('/lists');
      const found = lists.find((list) => list.displayName === name);
      if (!found) throw new Error(`There is no list ${name}`);
      return found;
    },
    /** What people do by hand in SharePoint. `force` lets a value stand twice in a unique column. */
    addRow: (listId: string, fields: Record<string, unknown>, force = false) =>
      post<{ id: string }>(`/lists/${listId}/rows`, { fields, force }),
    editRow: (listId: string, rowId: string, fields: Record<string, unknown>, force = false) =>
      post(`/lists/${listId}/rows/${rowId}`, { fields, force }),
    deleteRow: (listId: string, rowId: string) => remove(`/lists/${listId}/rows/${rowId}`),
    /** A second row with the same content, whatever the columns say. */
    doubleRow: (listId: string, rowId: string) => post<{ id: string }>(`/lists/${listId}/rows/${rowId}/double`, {}),
    /** Deals the contents of all rows anew among them. */
    reorderRows: (listId: string, seed = 1) => post(`/lists/${listId}/reorder`, { seed }),
    deleteList: (listId: string) => remove(`/lists/${listId}`),
    /** What a site owner changes in a list's settings; a column of another kind was deleted and made anew. */
    changeColumn: (
      listId: string,
      name: string,
      change: { indexed?: boolean; unique?: boolean; kind?: string; choices?: string[] },
    ) => post(`/lists/${listId}/columns/${name}`, change),
    /** The list's views, formatting, versions and permissions, as its owners change them by hand. */
    changeLook: (listId: string, change: Partial<TenantList['settings'] & Pick<TenantList, 'views' | 'formatters'>>) =>
      post(`/lists/${listId}/look`, change),
    deleteColumn: (listId: string, name: string) => remove(`/lists/${listId}/columns/${name}`),
    files: async () => (await get<{ files: TenantFile[] }>('/files')).files,
    fileBytes: async (id: string) =>
      Buffer.from(await (await fetch(`${origin}/control/files/${id}/content`)).arrayBuffer()),
    press: (body: {
      objectId: string;
      conversationId: string;
      activityId: string;
      action: { verb: string; data: unknown };
      inputs?: Record<string, string>;
      trigger?: 'manual' | 'automatic';
    }) =>
      post<{ status: number; body: { statusCode: number; type: string; value: unknown } }>('/cards/invoke', {
        inputs: {},
        trigger: 'manual',
        ...body,
      }),
    /** A press of a button of the card in a message, in Outlook. */
    pressMail: (objectId: string, mailId: string, action: { url: string; method: string; body: string }) =>
      post<{ status: number; card: Record<string, unknown> | null; said: string | null }>(
        `/mailboxes/${objectId}/${mailId}/press`,
        action,
      ),
    setClock: (now: string | null) => post('/clock', { now }),
    fail: (fault: Fault) => post('/faults', fault),
    clearFaults: () => remove('/faults'),
    /** The next request for a token is refused so; for one person or all, once unless `times` says otherwise. */
    refuseSignIn: (refusal: {
      answer: SignInRefusal;
      asking?: 'silent' | 'interactive';
      objectId?: string;
      times?: number | null;
    }) => post('/sign-ins', refusal),
    /** What was asked of Microsoft for people's tokens, and how each request went. */
    tokenRequests: async () => (await get<{ requests: TokenRequest[] }>('/sign-ins')).requests,
    /** Whether Teams and Outlook are new enough for nested app authentication. */
    offerNested: (offered: boolean) => post('/sign-ins/nested', { offered }),
    /** Somebody else signs in to the hosts of this person, whose pages stay open. */
    switchAccount: (objectId: string, to: string) => post('/sign-ins/accounts', { objectId, to }),
    clearSignIns: () => remove('/sign-ins'),
    /** What the administrators did for the app: consent, secret, the site's grant, the catalogue. */
    setup: () => get<Setup>('/setup'),
    /** A token with these claims, signed with the key of the tenant and its Bot Framework; `kid` names it otherwise. */
    signToken: async (claims: object, kid?: string) =>
      (await post<{ token: string }>('/sign', { claims, ...(kid === undefined ? {} : { kid }) })).token,
    /** A tenant as on its first day. */
    reset: () => post('/reset', {}),
    changeSetup: (change: Partial<Setup>) => post<Setup>('/setup', change),
    busy: (sharepoint: boolean) => post('/busy', { sharepoint }),
    limits: (scale: number) => post('/limits', { scale }),
    /** Licences of the tenant, by which SharePoint measures its resource units; 1,000 where nobody says. */
    licences: (licences: number) => post('/limits', { licences }),
    /** All limited calls since the last change of scale or licences, and how many were answered 429. */
    limitTotal: async () => (await get<{ total: { calls: number; refused: number } }>('/limits')).total,
    /** The same for each limit by name, as `bot calls in 1 s`. */
    limitTallies: async () => (await get<{ limits: Record<string, LimitTally> }>('/limits')).limits,
    /** Calls that fail at random, the same way for the same seed; a share of 0 ends it. */
    chaos: (chaos: { share: number; seed?: number; hangSeconds?: number | null }) => post('/chaos', chaos),
    chaosReport: () => get<ChaosReport>('/chaos'),
    changeMembers: (groupId: string, change: { add?: string[]; remove?: string[] }) =>
      post(`/groups/${groupId}/members`, change),
    changePerson: (objectId: string, change: PersonChange) => post<TenantPerson>(`/people/${objectId}`, change),
    /** A new person, a member of the groups named by id. */
    async addPerson(displayName: string, facts: PersonChange = {}, groupIds: string[] = []): Promise<TenantPerson> {
      const person = await post<TenantPerson>(`/people/${randomUUID()}`, { displayName, ...facts });
      for (const id of groupIds) await post(`/groups/${id}/members`, { add: [person.objectId] });
      return person;
    },
    /** Takes the account out of the directory and of every group. */
    deletePerson: (objectId: string) => remove(`/people/${objectId}`),
    /** So many invented people, in a group of all and in smaller ones; the group of all comes first. */
    largeSchool: async (people: number, groups?: number) =>
      (
        await post<{ groups: { id: string; displayName: string; people: number }[] }>('/large-school', {
          people,
          groups,
        })
      ).groups,
    /** A new group without members. */
    addGroup: (displayName: string) => post<{ id: string }>(`/groups/${randomUUID()}`, { displayName }),
    unknownCalls: async () => (await get<{ calls: string[] }>('/unknown-calls')).calls,
  };
}
