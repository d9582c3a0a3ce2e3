import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '#tests/support/find-chromium.ts';

/** Draws the app's icons from their SVG files. The pictures are kept in the repository, so only a new drawing needs this. */
const drawings = 'appPackage/icons';
const served = 'src/app/public/icons';

/** For the ribbon 32 and 80; for phones 25, 32 and 48 pixels at one, two and three times the density. */
const ribbonSizes = [25, 32, 48, 50, 64, 75, 80, 96, 144];

const pictures: readonly { readonly from: string; readonly size: number; readonly to: string }[] = [
  { from: 'color.svg', size: 192, to: join(drawings, 'color.png') },
  { from: 'outline.svg', size: 32, to: join(drawings, 'outline.png') },
  { from: 'ribbon.svg', size: 32, to: join(drawings, 'color-32.png') },
  // Sixteen pixels hold less than a picture made for more: it has a drawing of its own.
  { from: 'ribbon-16.svg', size: 16, to: join(served, 'icon-16.png') },
  ...ribbonSizes.map((size) => ({ from: 'ribbon.svg', size, to: join(served, `icon-${size}.png`) })),
  // The add-in for Outlook is a second entry in a list of apps and has to look like one.
  ...[64, 128].map((size) => ({ from: 'outlook.svg', size, to: join(served, `outlook-${size}.png`) })),
];

async function drawIcons(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Drawing needs Chromium or Chrome. Install one, or set CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath });
  try {
    for (const { from, size, to } of pictures) {
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, await draw(browser, readFileSync(join(drawings, from), 'utf8'), size));
    }
  } finally {
    await browser.close();
  }
}

async function draw(browser: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await drawIcons();
