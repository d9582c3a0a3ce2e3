import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { findChromium } from '#tests/support/find-chromium.ts';
import { clientOf } from '#tests/support/http-client.ts';
import { publishFile } from '#tests/support/school.ts';
import { type Figure, rounded } from './figure.ts';
import { startServer } from './server-process.ts';

const goalBytes = 200_000;
/** The nearest public client, Company Communicator at commit dcf3b16, built from its sources: one chunk, gzip. */
const companyCommunicatorBytes = 582_635;

/** Script a browser loads until the Accept button of a message's policy can be pressed in the task pane. */
export async function paneSize(folder: string, port: number): Promise<Figure> {
  const origin = `http://localhost:${port}`;
  const host = `http://localhost:${port + 1}`;
  const product = await startServer(['npm', 'start'], origin, {
    PORT: String(port),
    TENANT_PORT: String(port + 1),
    DATA_DIR: folder,
  });
  try {
    const person = await askSomebodyByMail(origin, host);
    const bytes = await scriptBytes(host, origin, person);
    return {
      name: 'task pane, script to a usable Accept',
      value: rounded(bytes / 1_000, 1),
      unit: 'kB gzip, against Company Communicator',
      reference: companyCommunicatorBytes / 1_000,
      ratio: rounded(bytes / companyCommunicatorBytes),
      goal: 'under 200 kB',
      ok: bytes < goalBytes,
    };
  } finally {
    await product.stop();
  }
}

/** Asks a group with somebody whom Teams cannot reach, and gives that person: they have a message. */
async function askSomebodyByMail(origin: string, host: string): Promise<string> {
  const info = (await (await fetch(`${host}/control/info`)).json()) as { tenantId: string; clientId: string };
  const { people } = (await (await fetch(`${host}/control/people`)).json()) as {
    people: {
      userPrincipalName: string;
      objectId: string;
      trouble: string | null;
      mail: string | null;
      roles: string[];
      groups: { id: string; name: string }[];
    }[];
  };
  const unreached = people.find((one) => one.trouble === 'app-cannot-be-installed');
  const manager = people.find((one) => one.roles.includes('Policy.Manage'));
  const admin = await clientOf(origin, host, info.tenantId, info.clientId, manager?.userPrincipalName ?? '');
  const text = '# Rules\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n';
  const version = await publishFile(admin, 'rules.md', Buffer.from(text));
  const campaign = await admin.post<CampaignDetail>('/api/campaigns', {
    versionIds: [version.id],
    groupIds: [unreached?.groups[0]?.id],
    dueOn: '2099-01-01',
    message: '',
    sendBy: 'app',
  });
  await admin.post(`/api/campaigns/${campaign.body.id}/send`);
  for (;;) {
    const { messages } = (await (await fetch(`${host}/control/mailboxes/${unreached?.objectId}`)).json()) as {
      messages: unknown[];
    };
    if (messages.length > 0) return unreached?.userPrincipalName ?? '';
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function scriptBytes(host: string, origin: string, person: string): Promise<number> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The size of the pane is measured in Chromium, and none was found.');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
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
    await page.goto(`${host}/#person=${person}&app=outlook&place=inbox`);
    await page.getByRole('navigation', { name: 'Messages' }).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Countersign' }).first().click();
    await page
      .frameLocator('iframe[title="Countersign pane"]')
      .getByRole('button', { name: 'Accept', exact: true })
      .waitFor();
    const sizes = await Promise.all(scripts.values());
    return sizes.reduce((sum, size) => sum + size, 0);
  } finally {
    await browser.close();
  }
}
