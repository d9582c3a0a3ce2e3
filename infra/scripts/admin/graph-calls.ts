/** Microsoft Graph in the name of the administrator who runs a script, with the token they bring. */
export type GraphCalls = {
  get(path: string): Promise<unknown>;
  /** Every page of a collection. */
  all(path: string): Promise<readonly unknown[]>;
  post(path: string, body: unknown): Promise<unknown>;
  patch(path: string, body: unknown): Promise<void>;
  remove(path: string): Promise<void>;
};

export class GraphAnswer extends Error {
  override readonly name = 'GraphAnswer';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What was made a moment ago is not known everywhere in Entra yet, and answers 404 for some seconds. */
const passing: ReadonlySet<number> = new Set([404, 429, 503]);
const tries = 6;
const firstPause = 500;

/** Calls that change something are tried again while they meet what passes; reading answers at once. */
export function graphCalls(token: string, origin: string): GraphCalls {
  const root = `${origin}/v1.0`;
  const once = async (method: string, url: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new GraphAnswer(response.status, `${method} ${url}: ${response.status} ${reasonIn(text)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const patiently = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    for (let tried = 1; ; tried++) {
      try {
        return await once(method, root + path, body);
      } catch (error) {
        if (!(error instanceof GraphAnswer) || !passing.has(error.status) || tried === tries) throw error;
        await new Promise((done) => setTimeout(done, firstPause * 2 ** (tried - 1)));
      }
    }
  };
  return {
    get: (path) => once('GET', root + path),
    async all(path) {
      const found: unknown[] = [];
      for (let url: string | null = root + path; url !== null; ) {
        const page = (await once('GET', url)) as { value: unknown[]; '@odata.nextLink'?: string };
        found.push(...page.value);
        url = page['@odata.nextLink'] ?? null;
      }
      return found;
    },
    post: (path, body) => patiently('POST', path, body),
    patch: async (path, body) => void (await patiently('PATCH', path, body)),
    remove: async (path) => void (await patiently('DELETE', path)),
  };
}

function reasonIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string } };
    return error?.message ?? text;
  } catch {
    return text;
  }
}
