import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '#tests/support/find-chromium.ts';

/** Chromium as a person has it, without what it would fetch for itself. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium. Run "npm test", which finds or installs one.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The language of what the browser draws itself, a date's field for example.
      '--lang=en-GB',
    ],
  });
}

export type Window = { readonly width: number; readonly height: number };

export const laptop: Window = { width: 1280, height: 800 };

/** A browser of one person: nothing in it is remembered from another's. Its clock shows the school's day. */
export async function openContext(browser: Browser, window: Window, day: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: window,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  await context.clock.setFixedTime(day);
  return context;
}

/** TeamsJS asks Microsoft for a newer list of trusted hosts, and has one of its own where there is no network. */
const trustedHosts = 'https://res.cdn.office.net/';

/** The frame that shows a mail runs no script, so the browser's set clock does not get into it either. */
const clockKeptOut = "Blocked script execution in 'about:srcdoc'";

/** What goes wrong where nobody looks: errors on the console, errors that no code caught, and calls to the outside. */
export function watchFaults(context: BrowserContext): readonly string[] {
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(`Uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    const { url } = message.location();
    const isExpected = url.startsWith(trustedHosts) || message.text().startsWith(clockKeptOut);
    if (message.type() === 'error' && !isExpected) faults.push(`${message.text()} (${url})`);
  });
  context.on('request', (request) => {
    const url = request.url();
    const isOwn = ['blob:', 'data:', 'about:'].some((scheme) => url.startsWith(scheme)) || isLocal(url);
    if (!isOwn && !url.startsWith(trustedHosts)) faults.push(`A call to the outside: ${url}`);
  });
  return faults;
}

function isLocal(url: string): boolean {
  return new URL(url).hostname === 'localhost';
}
