import { readSitePath } from './deep-link.ts';

export const apps = ['teams', 'outlook', 'sharepoint'] as const;
export type HostApp = (typeof apps)[number];

export const themeNames = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

/**
 * Where the page is: all of it stands in the address, so that a reload, the back button and a link lead to it.
 * `place` is the part of the app: `chat`, `activity` or `countersign` in Teams, `inbox` in Outlook, a list's name or
 * the library's in SharePoint. `item` is what is open there: a chat, a subpage of the tab, a message, a row, a folder.
 */
export type Place = {
  readonly person: string | null;
  readonly app: HostApp;
  readonly place: string;
  readonly item: string | null;
  readonly pane: boolean;
  readonly theme: ThemeName;
};

const firstPlace = { teams: 'chat', outlook: 'inbox', sharepoint: 'Compliance' } as const satisfies Record<
  HostApp,
  string
>;

/** The tenant serves this page at the site's own address too; there it opens in SharePoint. */
export function readPlace(hash: string, path: string): Place {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const onSite = path.startsWith('/sites/');
  const app = apps.find((name) => name === query.get('app')) ?? (onSite ? 'sharepoint' : 'teams');
  return {
    person: query.get('person') || null,
    app,
    place: query.get('place') || (onSite && readSitePath(path).place) || firstPlace[app],
    item: query.get('item') || (onSite && !query.has('place') && readSitePath(path).item) || null,
    pane: query.get('pane') === 'open',
    theme: themeNames.find((name) => name === query.get('theme')) ?? 'light',
  };
}

export function writePlace(place: Place): string {
  const query = new URLSearchParams();
  if (place.person) query.set('person', place.person);
  query.set('app', place.app);
  query.set('place', place.place);
  if (place.item) query.set('item', place.item);
  if (place.pane) query.set('pane', 'open');
  if (place.theme !== 'light') query.set('theme', place.theme);
  return `#${query}`;
}

/** A change of app opens that app's first place; a change of person or place closes the item that was open. */
export function movePlace(from: Place, to: Partial<Place>): Place {
  const app = to.app ?? from.app;
  const appChanged = app !== from.app;
  const place = to.place ?? (appChanged ? firstPlace[app] : from.place);
  const personChanged = to.person !== undefined && to.person !== from.person;
  const keepsItem = !appChanged && !personChanged && place === from.place;
  return {
    ...from,
    ...to,
    app,
    place,
    item: to.item !== undefined ? to.item : keepsItem ? from.item : null,
    pane: to.pane ?? (appChanged ? false : from.pane),
  };
}
