import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { soon } from './stage.ts';

type Way = 'Tab' | 'Shift+Tab';

const mostStops = 90;

/** Goes on from stop to stop until this has the focus. */
export async function tabTo(page: Page, target: Locator, way: Way = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < mostStops; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(way);
  }
  throw new Error(`The key ${way} does not lead to ${target}`);
}

/** Goes there and presses. */
export async function pressAt(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter', way: Way = 'Tab') {
  await tabTo(page, target, way);
  await page.keyboard.press(key);
}

/** Goes there and types. */
export async function typeAt(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Goes to the field of a date and types it, in whichever order the browser has its parts. */
export async function typeDay(page: Page, target: Locator, day: string): Promise<void> {
  const [year = '', month = '', inMonth = ''] = day.split('-');
  await tabTo(page, target);
  for (const parts of [inMonth + month, month + inMonth]) {
    await page.keyboard.type(parts + year);
    if ((await target.inputValue()) === day) return;
    for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  }
  throw new Error(`${target} does not take ${day}`);
}

export async function waitForFocus(target: Locator): Promise<void> {
  const focused = () =>
    target.evaluate((element) => element === document.activeElement || document.activeElement?.outerHTML);
  await expect.poll(focused, soon).toBe(true);
}

/** What a screen reader is told without being asked. */
export async function waitToHear(screen: FrameLocator | Page, words: string | RegExp): Promise<void> {
  const regions = screen.getByRole('status').or(screen.getByRole('alert'));
  await regions.filter({ hasText: words }).first().waitFor({ state: 'attached' });
}

/** Goes round within the dialog, or out to what stands round the page and back; never to what the dialog covers. */
export async function expectFocusKept(page: Page, dialog: Locator): Promise<void> {
  const whereIs = () =>
    dialog.evaluate((element) => {
      const { activeElement } = document;
      if (element.contains(activeElement)) return 'inside';
      return activeElement === document.body ? 'outside the page' : (activeElement?.outerHTML ?? '');
    });
  await expect.poll(whereIs, soon).toBe('inside');
  const places = new Set<string>();
  for (let presses = 0; presses < mostStops; presses += 1) {
    await page.keyboard.press('Tab');
    const place = await whereIs();
    places.add(place);
    if (place === 'inside' && presses > 12) break;
  }
  places.delete('outside the page');
  expect([...places]).toEqual(['inside']);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
