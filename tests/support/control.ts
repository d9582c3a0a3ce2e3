/** What a test may see and do in the embedded tenant, over its own HTTP. */
export type Control = ReturnType<typeof controlOf>;

export type TenantPerson = {
  objectId: string;
  name: string;
  userPrincipalName: string;
  mail: string | null;
  jobTitle: string | null;
  userType: 'Member' | 'Guest';
  accountEnabled: boolean;
  roles: string[];
  groups: { id: string; name: string }[];
  trouble: string | null;
  siteAccess: boolean;
};
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
export type TenantList = {
  id: string;
  displayName: string;
  columns: { name: string; indexed: boolean; unique: boolean }[];
  items: { id: string; eTag: string; fields: Record<string, unknown> }[];
};
export type TenantFile = {
  id: string;
  parentId: string | null;
  name: string;
  kind: 'file' | 'folder';
  size: number;
  webUrl: string;
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
    mailbox: async (objectId: string) => (await get<{ messages: TenantMail[] }>(`/mailboxes/${objectId}`)).messages,
    async list(name: string): Promise<TenantList> {
      const { lists } = await get<{ lists: TenantList[] }>('/lists');
      const found = lists.find((list) => list.displayName === name);
      if (!found) throw new Error(`There is no list ${name}`);
      return found;
    },
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
    setClock: (now: string | null) => post('/clock', { now }),
    fail: (fault: Fault) => post('/faults', fault),
    clearFaults: () => fetch(`${origin}/control/faults`, { method: 'DELETE' }),
    busy: (sharepoint: boolean) => post('/busy', { sharepoint }),
    limits: (scale: number) => post('/limits', { scale }),
    changeMembers: (groupId: string, change: { add?: string[]; remove?: string[] }) =>
      post(`/groups/${groupId}/members`, change),
    changePerson: (objectId: string, change: Record<string, unknown>) => post(`/people/${objectId}`, change),
    unknownCalls: async () => (await get<{ calls: string[] }>('/unknown-calls')).calls,
  };
}
