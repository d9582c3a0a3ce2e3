import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';

/** Where somebody is in the host page; the page keeps all of it in its address. */
export type Place =
  | { readonly app: 'teams'; readonly place?: 'chat' | 'countersign'; readonly item?: string }
  | { readonly app: 'outlook'; readonly pane?: boolean }
  | { readonly app: 'sharepoint'; readonly place?: 'Compliance' | 'Attestations' };

export type Theme = 'light' | 'dark' | 'contrast';

/** One person's screen of Microsoft 365, and what can be seen on it. */
export type Screen = {
  readonly page: Page;
  /** The product's tab in Teams. */
  readonly tab: FrameLocator;
  /** The product's task pane in Outlook. */
  readonly pane: FrameLocator;
  /** The messages of the chat that is open in Teams. */
  readonly messages: Locator;
  /** Goes on elsewhere in the same page, as through a link. */
  go(place: Place, theme?: Theme): Promise<void>;
};

/** Opens the host page as somebody, in a browser of their own. */
export async function openMicrosoft365(
  context: BrowserContext,
  origin: string,
  person: string,
  place: Place,
): Promise<Screen> {
  const page = await context.newPage();
  const go = async (next: Place, theme: Theme = 'light') => {
    await page.goto(`${origin}/${hashOf(person, next, theme)}`);
  };
  await go(place);
  return {
    page,
    tab: page.getByTitle('Countersign', { exact: true }).contentFrame(),
    pane: page.getByTitle('Countersign pane').contentFrame(),
    messages: page.getByRole('log', { name: 'Messages' }),
    go,
  };
}

/** A page of the product's tab, for its place in Teams. */
export function tabAt(hash: string): Place {
  return { app: 'teams', place: 'countersign', item: hash };
}

export const tab: Place = { app: 'teams', place: 'countersign' };
export const chat: Place = { app: 'teams', place: 'chat' };

function hashOf(person: string, place: Place, theme: Theme): string {
  const { pane, ...rest } = { pane: false, ...place };
  const isPaneOpen: Record<string, string> = pane ? { pane: 'open' } : {};
  return `#${new URLSearchParams({ person, theme, ...rest, ...isPaneOpen })}`;
}
