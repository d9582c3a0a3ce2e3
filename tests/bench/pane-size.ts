import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { type Figure, rounded } from './figure.ts';
import { acceptIn, openMessage, openPane } from './open-pane.ts';

const goalBytes = 200_000;
/** The nearest public client, Company Communicator at commit dcf3b16, built from its sources: one chunk, gzip. */
const companyCommunicatorBytes = 582_635;

/** Script a browser loads until the Accept button of a message's policy can be pressed in the task pane. */
export async function paneSize(browser: Browser, inbox: string, origin: string): Promise<Figure> {
  const page = await browser.newPage();
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const isOurs = response.url().startsWith(origin) && response.url().split('?')[0]?.endsWith('.js');
    if (isOurs)
      scripts.set(
        response.url(),
        response.body().then((body) => gzipSync(body, { level: 9 }).length),
      );
  });
  await openMessage(page, inbox);
  await acceptIn(await openPane(page)).waitFor();
  const bytes = (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0);
  await page.close();
  return {
    name: 'task pane, script to a usable Accept',
    value: rounded(bytes / 1_000, 1),
    unit: 'kB gzip, against Company Communicator',
    reference: companyCommunicatorBytes / 1_000,
    ratio: rounded(bytes / companyCommunicatorBytes),
    goal: 'under 200 kB',
    ok: bytes < goalBytes,
  };
}
