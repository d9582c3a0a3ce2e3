import { z } from 'zod';
import { GRAPH_V1 } from '../identifiers.ts';
import type { DirectoryGroup } from '../people/person.ts';
import { badRequest, GraphError, UnknownToTenant } from './graph-error.ts';
import { readGroups } from './groups.ts';
import { directoryUnits } from './limits.ts';
import type { Match, Operation } from './request.ts';

/** How many members a page shows; Graph publishes no figure. */
const MEMBERS_A_PAGE = 1_000;
/** GD group-delta.md: so many groups at most in `$filter`. */
const MOST_GROUPS = 50;
/** GD delta-query-overview.md: tokens of directory objects live for seven days. */
const TOKEN_MS = 7 * 24 * 60 * 60 * 1_000;

/** What a link's token says: which groups, what is known already, and inside a round of pages how far it came. */
const tokenBody = z.object({
  era: z.string(),
  groups: z.array(z.string()).readonly(),
  /** Null to begin with everything. */
  since: z.number().int().min(0).nullable(),
  /** The place to begin from when the round is over. */
  next: z.number().int().min(0),
  after: z.string(),
  at: z.number(),
});
type Token = z.infer<typeof tokenBody>;

type Member = DirectoryGroup['members'][number];
type Entry = { readonly key: string; readonly groupId: string; readonly member: Member | null; readonly gone: boolean };

/**
 * GD group-delta.md, delta-query-groups.md: groups with their direct members, then by the link only what changed since;
 * changes inside nested groups do not show. The links carry the query in their token. What Graph shows of a group whose
 * members are hidden is not documented: here it is the group without them.
 */
export const groupDeltaOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/groups/delta',
    application: readGroups,
    delegated: readGroups,
    query: ['$select', '$filter', '$deltatoken'],
    limits: directoryUnits(1),
    answer: (match) => {
      const token = readToken(match);
      const entries = entriesOf(match, token).filter(({ key }) => key > token.after);
      const shown = entries.slice(0, MEMBERS_A_PAGE);
      const last = shown.at(-1);
      const more = last !== undefined && shown.length < entries.length;
      const link = more
        ? linkTo('$skiptoken', { ...token, after: last.key })
        : linkTo('$deltatoken', { ...token, since: token.next, after: '', at: match.world.now().getTime() });
      return {
        status: 200,
        body: {
          '@odata.context': `${GRAPH_V1}/$metadata#groups(members)`,
          [more ? '@odata.nextLink' : '@odata.deltaLink']: link,
          value: groupsIn(shown),
        },
      };
    },
  },
];

/** One for each member, by keys that pages can be cut by whatever changes meanwhile. */
function entriesOf(match: Match, { groups, since }: Token): Entry[] {
  const { directory } = match.world;
  const entries = new Map<string, Entry>();
  const put = (groupId: string, member: Member | null, gone: boolean) => {
    const key = `${groupId}/${member?.objectId ?? ''}`;
    entries.set(key, { key, groupId, member, gone });
  };
  const open = groups
    .flatMap((id) => directory.group(id) ?? [])
    .filter((group) => !group.hiddenMembership || match.caller.permissions.has('Member.Read.Hidden'));
  if (since === null) {
    for (const id of groups) if (directory.group(id)) put(id, null, false);
    for (const group of open) for (const member of group.members) put(group.id, member, false);
  } else {
    const ids = new Set(open.map(({ id }) => id));
    for (const { groupId, added, removed } of directory.memberships.after(since)) {
      if (!ids.has(groupId)) continue;
      for (const member of added) put(groupId, member, false);
      for (const member of removed) put(groupId, member, true);
    }
  }
  return [...entries.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function groupsIn(entries: readonly Entry[]): unknown[] {
  const byGroup = new Map<string, unknown[]>();
  for (const { groupId, member, gone } of entries) {
    const members = byGroup.get(groupId) ?? [];
    byGroup.set(groupId, members);
    if (!member) continue;
    const removed = gone ? { '@removed': { reason: 'deleted' } } : {};
    members.push({ '@odata.type': `#microsoft.graph.${member.type}`, id: member.objectId, ...removed });
  }
  return [...byGroup].map(([id, members]) => ({ id, ...(members.length > 0 ? { 'members@delta': members } : {}) }));
}

function readToken(match: Match): Token {
  const { memberships } = match.world.directory;
  const text = match.query.get('$skiptoken') ?? match.query.get('$deltatoken');
  const begin = { era: memberships.era, next: memberships.lastPlace, after: '', at: match.world.now().getTime() };
  if (text === null) return { ...begin, groups: groupsAsked(match.query), since: null };
  if (text === 'latest') return { ...begin, groups: groupsAsked(match.query), since: memberships.lastPlace };
  const token = tokenBody.safeParse(parsed(text)).data;
  const age = match.world.now().getTime() - (token?.at ?? 0);
  if (!token || token.era !== memberships.era || token.next > memberships.lastPlace || age > TOKEN_MS) {
    throw expired(token);
  }
  // A round of pages keeps the place it will begin from next; a new round takes it up to now.
  return match.query.has('$skiptoken') ? token : { ...token, next: memberships.lastPlace };
}

/** The groups named by `$filter`, the only one Graph takes here: ids joined by `or`. */
function groupsAsked(query: URLSearchParams): readonly string[] {
  const filter = query.get('$filter');
  if (filter === null) throw new UnknownToTenant('groups/delta of every group');
  const select = query.get('$select');
  if (select !== 'members') throw new UnknownToTenant(`$select of ${select} on groups/delta`);
  const ids = filter
    .split(/ or /i)
    .map((clause) => /^id eq '([0-9a-f-]{36})'$/i.exec(clause.trim())?.[1]?.toLowerCase());
  if (ids.length > MOST_GROUPS) throw badRequest(`At most ${MOST_GROUPS} groups can be followed by one link.`);
  return ids.map((id) => {
    if (!id) throw new UnknownToTenant(`$filter=${filter} on groups/delta`);
    return id;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** GD delta-query-overview.md, synchronisation reset: begin anew, at the address in `Location`. */
function expired(token: Token | undefined): GraphError {
  const filter = (token?.groups ?? []).map((id) => `id eq '${id}'`).join(' or ');
  const query = token ? `?$select=members&$filter=${encodeURIComponent(filter)}` : '?$deltatoken=';
  return new GraphError(410, 'syncStateNotFound', 'The token is no longer good; enumerate the groups anew.', {
    Location: `${GRAPH_V1}/groups/delta${query}`,
  });
}

function linkTo(name: string, token: Token): string {
  return `${GRAPH_V1}/groups/delta?${name}=${Buffer.from(JSON.stringify(token)).toString('base64url')}`;
}
