import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import type { Graph } from '../graph/client.ts';
import { graphOrigin, userAgent } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { GraphRefusal } from '../graph/graph-refusal.ts';
import { retryAfterSeconds } from '../retry-after.ts';

/**
 * SharePoint's own REST service for one site: for views, column formatting, versioning and permissions of a list, which
 * Graph has no calls for. https://learn.microsoft.com/sharepoint/dev/sp-add-ins/working-with-lists-and-list-items-with-rest
 * Each call throws GraphRefusal where SharePoint says no.
 */
export type SiteRest = {
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  /** Changes the named properties and leaves the others as they are. */
  merge(path: string, body: unknown): Promise<void>;
};

const answerWithin = 15_000;
const json = 'application/json;odata=nometadata';

/** The scope of SharePoint's own resource, which is each tenant's host: the first part of a site's id. */
export function sharePointScope({ sharePointSiteId }: Pick<Settings, 'sharePointSiteId'>): string {
  return `https://${hostOf(sharePointSiteId)}/.default`;
}

/**
 * The site's address is Graph's to tell. The token goes to the host that the site's id names, and to a simulated
 * Microsoft 365 where that is what stands for Graph.
 */
export async function openSiteRest(
  settings: Pick<Settings, 'sharePointSiteId' | 'graphUrl'>,
  graph: Graph,
  token: (scope: string) => Promise<string>,
): Promise<SiteRest> {
  const site = z.object({ webUrl: z.url() });
  const { webUrl } = site.parse(await graph.get(graphPath`/sites/${settings.sharePointSiteId}`));
  const home = settings.graphUrl === graphOrigin ? `https://${hostOf(settings.sharePointSiteId)}` : settings.graphUrl;
  if (new URL(webUrl).origin !== new URL(home).origin)
    throw new Error(`The site says it is at another host: ${webUrl}`);
  const api = `${webUrl.replace(/\/$/, '')}/_api/web`;
  const scope = sharePointScope(settings);
  const send = async (method: 'GET' | 'POST', path: string, body?: unknown, merge = false): Promise<unknown> => {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await token(scope)}`,
        Accept: json,
        'User-Agent': userAgent,
        ...(body === undefined ? {} : { 'Content-Type': json }),
        ...(merge ? { 'X-HTTP-Method': 'MERGE', 'If-Match': '*' } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerWithin),
    }).catch((error: unknown) => {
      throw new GraphRefusal(0, 'unanswered', error instanceof Error ? error.message : String(error), null);
    });
    const text = await response.text();
    if (!response.ok) throw refusalOf(response, text);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    merge: async (path, body) => void (await send('POST', path, body, true)),
  };
}

/** The path of a list; its id is Graph's. */
export function listPath(listId: string): string {
  return `/lists(guid'${z.guid().parse(listId)}')`;
}

function hostOf(siteId: string): string {
  return siteId.split(',')[0] ?? siteId;
}

/** Said in one of three ways: by the service, by what checks the token, or by a gateway. */
const refusal = z.union([
  z.object({ 'odata.error': z.object({ code: z.string(), message: z.object({ value: z.string() }) }) }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
  z.object({ error_description: z.string() }),
]);

function refusalOf(response: Response, text: string): GraphRefusal {
  const { code, message } = wordsOf(text, response.statusText);
  return new GraphRefusal(response.status, code, message, retryAfterSeconds(response.headers));
}

function wordsOf(text: string, otherwise: string): { readonly code: string; readonly message: string } {
  const said = refusal.safeParse(parsed(text)).data;
  if (!said) return { code: otherwise || 'unknown', message: text.slice(0, 200) };
  if ('error_description' in said) return { code: 'invalid_token', message: said.error_description };
  if ('error' in said) return said.error;
  return { code: said['odata.error'].code, message: said['odata.error'].message.value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
