export type Reply<T = unknown> = { readonly status: number; readonly body: T; readonly headers: Headers };

/** Calls the product as one signed-in person. */
export type Client = {
  readonly token: string;
  get<T>(path: string): Promise<Reply<T>>;
  post<T>(path: string, body?: unknown): Promise<Reply<T>>;
  put<T>(path: string, body: unknown): Promise<Reply<T>>;
  delete<T>(path: string): Promise<Reply<T>>;
  upload<T>(path: string, bytes: Uint8Array | string): Promise<Reply<T>>;
};

export async function clientOf(
  origin: string,
  tenantOrigin: string,
  tenantId: string,
  clientId: string,
  person: string,
): Promise<Client> {
  return withToken(origin, await tokenFor(tenantOrigin, tenantId, clientId, person));
}

export async function tokenFor(
  tenantOrigin: string,
  tenantId: string,
  clientId: string,
  person: string,
): Promise<string> {
  const username = person.includes('@') ? person : await principalName(tenantOrigin, person);
  const response = await fetch(`${tenantOrigin}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: clientId,
      username,
      scope: `api://${clientId}/access_as_user`,
    }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (!answer.access_token) throw new Error(`No token for ${username}: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

async function principalName(tenantOrigin: string, person: string): Promise<string> {
  const response = await fetch(`${tenantOrigin}/control/people`);
  const { people } = (await response.json()) as { people: { userPrincipalName: string; name: string }[] };
  const found = people.find((one) => one.userPrincipalName.startsWith(`${person}@`) || one.name === person);
  if (!found) throw new Error(`Nobody is called ${person}`);
  return found.userPrincipalName;
}

export function withToken(origin: string, token: string): Client {
  const call = async <T>(method: string, path: string, body?: BodyInit, type?: string): Promise<Reply<T>> => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (type) headers['content-type'] = type;
    const response = await fetch(`${origin}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  };
  const json = <T>(method: string, path: string, body: unknown) =>
    call<T>(method, path, body === undefined ? undefined : JSON.stringify(body), 'application/json');
  return {
    token,
    get: (path) => call('GET', path),
    post: (path, body) => json('POST', path, body),
    put: (path, body) => json('PUT', path, body),
    delete: (path) => call('DELETE', path),
    upload: (path, bytes) => call('POST', path, bytes as BodyInit, 'application/octet-stream'),
  };
}
