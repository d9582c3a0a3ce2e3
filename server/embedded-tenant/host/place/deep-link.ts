/**
 * `https://teams.microsoft.com/l/entity/{appId}/{entityId}?context={"subEntityId":…}` opens a tab of an app.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export type TabLink = { readonly entity: string; readonly subpage: string | null };

export function readTabLink(href: string, appId: string): TabLink | null {
  const url = parseUrl(href);
  if (url?.hostname !== 'teams.microsoft.com') return null;
  const [, l, kind, app, entity] = url.pathname.split('/');
  if (l !== 'l' || kind !== 'entity' || app?.toLowerCase() !== appId.toLowerCase() || !entity) return null;
  return { entity: decodeURIComponent(entity), subpage: readSubpage(url.searchParams.get('context')) };
}

function readSubpage(context: string | null): string | null {
  if (!context) return null;
  try {
    const parsed = JSON.parse(context) as { readonly subEntityId?: unknown } | null;
    return typeof parsed?.subEntityId === 'string' && parsed.subEntityId !== '' ? parsed.subEntityId : null;
  } catch {
    return null;
  }
}

/** The document library, which is a place of its own beside the lists. */
export const libraryPlace = 'Documents';

/**
 * What an address of the school's site leads to: a list, `/sites/{site}/Lists/{list}`, or a folder or file of its
 * library, `/sites/{site}/Shared Documents/{path}`.
 */
export function readSitePath(path: string): { readonly place?: string; readonly item?: string } {
  const list = /\/Lists\/([^/]+)/.exec(path)?.[1];
  if (list) return { place: decodeURIComponent(list) };
  const inside = /\/Shared%20Documents(?:\/(.*))?$/.exec(path);
  if (!inside) return {};
  return { place: libraryPlace, ...(inside[1] ? { item: decodeURIComponent(inside[1]) } : {}) };
}

/** A list's address can name one value of one column: `?FilterField1=Receipt&FilterValue1=K7QM-3WRT`. */
export function readFilter(query: URLSearchParams): { readonly item?: string } {
  const [field, text] = [query.get('FilterField1'), query.get('FilterValue1')];
  return field && text ? { item: `${field}=${text}` } : {};
}

export function parseUrl(href: string): URL | null {
  return URL.canParse(href) ? new URL(href) : null;
}
