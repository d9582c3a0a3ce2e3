import { readFile } from 'node:fs/promises';

/** One call to Microsoft, as the tenant wrote it down. */
export type Exchange = { readonly method: string; readonly url: string; readonly status: number };

type Logged = Exchange & {
  readonly body?: { readonly requests?: readonly { id: string; method: string; url: string }[] } | null;
  readonly response?: { readonly responses?: readonly { id: string; status: number }[] } | null;
};

const graph = 'https://graph.microsoft.com/v1.0';

/** Every call in a tenant's log; of a batch, itself and each call that went in it. */
export async function readExchanges(file: string): Promise<readonly Exchange[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.flatMap((line) => withParts(JSON.parse(line)));
}

function withParts(whole: Logged): readonly Exchange[] {
  if (!whole.url.endsWith('/$batch')) return [whole];
  const parts = whole.body?.requests ?? [];
  const status = new Map(whole.response?.responses?.map((one) => [one.id, one.status]));
  return [
    whole,
    ...parts.map(({ id, method, url }) => ({ method, url: `${graph}${url}`, status: status.get(id) ?? whole.status })),
  ];
}

const collections: ReadonlySet<string> = new Set([
  ...['groups', 'users', 'chats', 'sites', 'lists', 'columns', 'items', 'conversations', 'activities'],
]);

/** Method and path as Microsoft's pages write them. @throws for a call that goes nowhere of Microsoft's */
export function callOf({ method, url }: Exchange): string {
  const { pathname } = new URL(url);
  const onSharePoint = /^.*(?=\/_api\/)/.exec(pathname)?.[0];
  if (onSharePoint !== undefined)
    return `${method} {site}${pathname.slice(onSharePoint.length).replace(/\([^)]*\)/g, '({id})')}`;
  const below = /^\/(?:v1\.0|connector)\/(.*)$/.exec(pathname)?.[1];
  if (below === undefined) throw new Error(`${url} is neither Graph nor SharePoint nor a bot connector`);
  const folded = below.replace(/root:\/[^:]+/, 'root:/{path}');
  const segments = folded.split('/');
  const path = segments
    .map((segment, at) => (collections.has(segments[at - 1] ?? '') && segment !== 'delta' ? '{id}' : segment))
    .join('/');
  return `${method} /${path}`;
}
