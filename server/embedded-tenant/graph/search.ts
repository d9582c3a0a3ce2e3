import { badRequest, GraphError, UnknownToTenant } from './graph-error.ts';
import { isEventual } from './query.ts';
import type { Match } from './request.ts';

/** What `$search` looks through: display names by their words, any other property from its start. */
export type Searchable = { readonly displayName: string; readonly mail: string | null };

/** Directory objects that fit `$search`, clauses joined by OR: GD search-query-parameter.md, aad-advanced-queries.md. */
export function searchOf(match: Match, type: 'users' | 'groups'): (object: Searchable) => boolean {
  const search = match.query.get('$search');
  if (search === null) return () => true;
  if (!isEventual(match)) throw needsEventual('$search');
  const clauses = clausesOf(search, type);
  return (object) => clauses.some((fits) => fits(object));
}

/** Each clause stands in double quotes, with its property; the operators stand between, in capitals. */
function clausesOf(search: string, type: string): readonly ((object: Searchable) => boolean)[] {
  if (!/^\(?"/.test(search)) throw badRequest(`Syntax error: the value of $search must be in double quotes.`);
  const clause = '"(displayName|mail):((?:[^"\\\\]|\\\\.)*)"';
  if (!new RegExp(`^${clause}(?: OR ${clause})*$`).test(search)) {
    throw new UnknownToTenant(`$search=${search} on ${type}`);
  }
  return [...search.matchAll(new RegExp(clause, 'g'))].map(([, property, text = '']) => {
    const wanted = text.replace(/\\(.)/g, '$1');
    return property === 'mail' ? startsWith(wanted.toLowerCase()) : hasWords(tokens(wanted));
  });
}

function startsWith(start: string): (object: Searchable) => boolean {
  return ({ mail }) => mail?.toLowerCase().startsWith(start) ?? false;
}

/** Every word asked for begins a word of the name, in any order. */
function hasWords(wanted: readonly string[]): (object: Searchable) => boolean {
  return ({ displayName }) => {
    const known = [...tokens(displayName), ...joined(displayName)];
    return wanted.every((word) => known.some((start) => start.startsWith(word)));
  };
}

/** Words end at spaces, symbols and digits, and where small letters change to capitals. */
function tokens(text: string): string[] {
  return (text.match(/\p{N}+|\p{L}[\p{L}\p{M}]*/gu) ?? [])
    .flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u))
    .map((word) => word.toLowerCase());
}

/** What only symbols part is found without them too: `hello.world` by `helloworld`. */
function joined(text: string): string[] {
  return text
    .split(/\s+/)
    .map((part) => part.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase())
    .filter((part) => part !== '');
}

export function needsEventual(option: string): GraphError {
  return new GraphError(
    400,
    'Request_UnsupportedQuery',
    `Request with ${option} query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'`,
  );
}
