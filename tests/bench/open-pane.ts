import type { FrameLocator, Page } from 'playwright-core';

/** The first message of the mailbox, with everything ready for the pane to be opened beside it. */
export async function openMessage(page: Page, inbox: string): Promise<void> {
  await page.goto(inbox);
  await page.getByRole('navigation', { name: 'Messages' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Countersign' }).first().waitFor();
}

/** Opens the pane beside the message. */
export async function openPane(page: Page): Promise<FrameLocator> {
  await page.getByRole('button', { name: 'Countersign' }).first().click();
  return page.frameLocator('iframe[title="Countersign pane"]');
}

export const acceptIn = (pane: FrameLocator) => pane.getByRole('button', { name: 'Accept', exact: true });
