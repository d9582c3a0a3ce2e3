import { GRAPH_V1 } from '../identifiers.ts';
import { badRequest, UnknownToTenant } from './graph-error.ts';
import type { Match } from './request.ts';

/** The properties asked for by `$select`; null where it is absent. @throws for one the tenant's model of the type lacks */
export function selection(query: URLSearchParams, known: readonly string[], type: string): readonly string[] | null {
  const asked = query.get('$select');
  if (asked === null) return null;
  const names = asked.split(',').map((name) => name.trim());
  for (const name of names) if (!known.includes(name)) throw new UnknownToTenant(`$select of ${name} on ${type}`);
  return names;
}

export function pick<T extends object>(entity: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(entity).filter(([name]) => names.includes(name))) as Partial<T>;
}

export function pageSize(query: URLSearchParams, usual: number, most: number): number {
  const asked = query.get('$top');
  if (asked === null) return usual;
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > most) {
    throw badRequest(`Invalid page size specified: '${asked}'. Must be between 1 and ${most} inclusive.`);
  }
  return size;
}

export type Page<T> = { readonly items: readonly T[]; readonly nextLink: string | null };

/** Cuts one page by `$skiptoken` (GD paging.md). Its links name the real host: what rewrites them must see them so. */
export function page<T>(match: Match, all: readonly T[], usual: number, most: number): Page<T> {
  const size = pageSize(match.query, usual, most);
  const start = readSkipToken(match.query.get('$skiptoken'));
  const end = start + size;
  const items = all.slice(start, end);
  if (end >= all.length) return { items, nextLink: null };
  return { items, nextLink: linkWith(match, '$skiptoken', Buffer.from(`offset=${end}`).toString('base64url')) };
}

function readSkipToken(token: string | null): number {
  if (token === null) return 0;
  const offset = /^offset=(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (offset === undefined) throw badRequest('Skip token is not valid.');
  return Number(offset);
}

/** The request's own address with one query option set. */
export function linkWith(match: Match, name: string, text: string): string {
  const query = new URLSearchParams(match.query);
  query.set(name, text);
  return `${GRAPH_V1}${match.path}?${readable(query)}`;
}

/** Graph leaves `$`, `,` and parentheses as they are. */
function readable(query: URLSearchParams): string {
  return [...query]
    .map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%24/g, '$').replace(/%2C/g, ',')}`)
    .join('&');
}

export function collectionBody(context: string, items: readonly unknown[], nextLink: string | null, count?: number) {
  return {
    '@odata.context': `${GRAPH_V1}/$metadata#${context}`,
    ...(count === undefined ? {} : { '@odata.count': count }),
    ...(nextLink === null ? {} : { '@odata.nextLink': nextLink }),
    value: items,
  };
}

export function entityBody<T extends object>(context: string, entity: T) {
  return { '@odata.context': `${GRAPH_V1}/$metadata#${context}/$entity`, ...entity };
}

/** Advanced queries of the directory want the header (GD aad-advanced-queries.md). */
export function isEventual(match: Match): boolean {
  return match.headers.consistencylevel?.toLowerCase() === 'eventual';
}

/** Text of a quoted OData literal, its doubled quotes undone. */
export function unquote(literal: string): string {
  return literal.replaceAll("''", "'");
}
