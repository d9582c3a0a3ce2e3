import type { Browser, Frame, Page } from 'playwright-core';
import { type Figure, median, rounded } from './figure.ts';
import { acceptIn, openMessage, openPane } from './open-pane.ts';

const runs = 5;
/** How much slower than this machine: a phone or an old laptop of a school. */
const slowDown = 4;
/** 4G as WebPageTest has it: 9 Mbit/s, 170 ms there and back. https://docs.webpagetest.org/scripting/ */
const fourG = { offline: false, latency: 170, downloadThroughput: 9_000_000 / 8, uploadThroughput: 9_000_000 / 8 };

type Opened = { readonly usableMs: number; readonly shift: number; readonly tapMs: number };

/**
 * How long from opening the pane until Accept can be pressed, how much of it moves under the reader's eyes meanwhile, and
 * how long until a press shows: on a slower processor and a phone's network, with nothing in the cache.
 */
export async function paneSpeed(browser: Browser, inbox: string): Promise<readonly Figure[]> {
  const bare: number[] = [];
  const slow: Opened[] = [];
  for (let run = 0; run < runs; run += 1) {
    bare.push((await openOnce(browser, inbox, false)).usableMs);
    slow.push(await openOnce(browser, inbox, true));
  }
  const usable = median(slow.map(({ usableMs }) => usableMs));
  const shift = Math.max(...slow.map((one) => one.shift));
  const tap = Math.max(...slow.map(({ tapMs }) => tapMs));
  const unslowed = median(bare);
  return [
    {
      name: 'task pane, opened to a usable Accept, 4 times slower and on 4G',
      value: rounded(usable / 1_000),
      unit: 's, against this machine and no network',
      reference: rounded(unslowed / 1_000),
      ratio: rounded(usable / unslowed),
      goal: 'under 1.5 s',
      ok: usable < 1_500,
    },
    {
      name: 'task pane, layout shift while it opens',
      value: rounded(shift, 3),
      unit: 'as browsers count it, the worst run',
      reference: null,
      ratio: rounded(shift / 0.05),
      goal: 'at most 0.05',
      ok: shift <= 0.05,
    },
    {
      name: 'task pane, a press to the first picture that shows it, 4 times slower',
      value: rounded(tap, 0),
      unit: 'ms, the slowest press of all runs',
      reference: null,
      ratio: rounded(tap / 100),
      goal: 'under 100 ms',
      ok: tap < 100,
    },
  ];
}

async function openOnce(browser: Browser, inbox: string, isSlow: boolean): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await openMessage(page, inbox);
  if (isSlow) await slowTo(page);
  const began = performance.now();
  const pane = await openPane(page);
  const accept = acceptIn(pane);
  await accept.waitFor();
  const usableMs = performance.now() - began;
  await accept.click();
  await pane.getByRole('button', { name: 'Undo' }).waitFor();
  const frame = paneOf(page);
  const { shift, presses } = await frame.evaluate(() => (globalThis as unknown as Watching).watched);
  await pane.getByRole('button', { name: 'Undo' }).click();
  await accept.waitFor();
  await context.close();
  return { usableMs, shift, tapMs: Math.max(0, ...presses) };
}

type Watching = { watched: { shift: number; presses: number[] } };

/** Runs in every frame before its own script. A press is timed by the browser itself, from the finger to the picture. */
function watch(): void {
  const watched: Watching['watched'] = { shift: 0, presses: [] };
  (globalThis as unknown as Watching).watched = watched;
  type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) if (!entry.hadRecentInput) watched.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'click') watched.presses.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

async function slowTo(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', fourG);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
}

function paneOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes('/pane'));
  if (!frame) throw new Error('The pane is not there');
  return frame;
}
