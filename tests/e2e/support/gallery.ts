import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Theme } from './microsoft-365.ts';

/** Where pictures of every screen go that a test looks at; nowhere without it. */
const folder = process.env['GALLERY'] ?? '';
const widths = [320, 768, 1280] as const;
const heights = { 320: 844, 768: 1024, 1280: 844 } as const;

/** How often each test looked; a test looks at one screen in every theme before it goes on to the next. */
const looks = new Map<string, number>();

/** Takes a picture at each width of what the test is looking at, under its name, and leaves the screen as wide as it was. */
export async function hangInGallery(page: Page, part: string, theme: Theme): Promise<void> {
  if (folder === '') return;
  const test = (expect.getState().currentTestName ?? part).replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  const look = (looks.get(test) ?? 0) + (theme === 'light' ? 1 : 0);
  looks.set(test, look);
  const before = page.viewportSize();
  mkdirSync(folder, { recursive: true });
  for (const width of widths) {
    await page.setViewportSize({ width, height: heights[width] });
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${test}-${look}-${theme}-${width}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
  if (before) await page.setViewportSize(before);
}
