/**
 * Words of Microsoft's own in the addresses that we call. Whatever is not among them is an id, a name or a file, and is
 * written as `{id}`: an address that nobody thought of gives nothing away.
 */
const known: ReadonlySet<string> = new Set(
  `v1.0 v2.0 v3 $batch appCatalogs teamsApps chats messages groups delta transitiveMembers microsoft.graph.user members sites
  drive root root: :/children :/content children content lists items fields columns users manager sendMail teamwork
  installedApps sendActivityNotificationToRecipients conversations activities oauth2 token discovery keys common
  .well-known openid-configuration openidconfiguration instance`.split(/\s+/),
);

/** The shape of a path, without what stands in it: `/v1.0/users/{id}/manager`. */
export function pathPattern(path: string): string {
  const [withoutQuery = ''] = path.split('?');
  return withoutQuery
    .split('/')
    .map((part) => (part === '' || known.has(part) ? part : '{id}'))
    .join('/');
}

/** Whom an address belongs to. */
export type Peer = { readonly name: string; readonly url: string };

/** Graph is one host for several services, whose limits and troubles are their own. */
export function peerOf(peers: readonly Peer[], url: string, pattern: string): string | null {
  // A chat may lie with a connector of its region, whose paths are the same everywhere.
  if (pattern.includes('/v3/conversations')) return 'bot';
  const name = peers.filter((peer) => url.startsWith(peer.url)).sort((a, b) => b.url.length - a.url.length)[0]?.name;
  if (name !== 'graph') return name ?? null;
  if (pattern.endsWith('/sendMail')) return 'mail';
  return pattern.startsWith('/v1.0/sites/') ? 'sharepoint' : 'graph';
}
