import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { clientOf } from '#tests/support/http-client.ts';
import { publishFile } from '#tests/support/school.ts';
import { openBrowser } from '../e2e/support/open-browser.ts';
import type { Figure } from './figure.ts';
import { paneSize } from './pane-size.ts';
import { paneSpeed } from './pane-speed.ts';
import { startServer } from './server-process.ts';

/** What the task pane weighs and how it answers, over the product as `npm start` has it. */
export async function taskPane(folder: string, port: number): Promise<readonly Figure[]> {
  const origin = `http://localhost:${port}`;
  const host = `http://localhost:${port + 1}`;
  const product = await startServer(['npm', 'start'], origin, {
    PORT: String(port),
    TENANT_PORT: String(port + 1),
    DATA_DIR: folder,
  });
  const browser = await openBrowser();
  try {
    const inbox = `${host}/#person=${await askSomebodyByMail(origin, host)}&app=outlook&place=inbox`;
    return [await paneSize(browser, inbox, origin), ...(await paneSpeed(browser, inbox))];
  } finally {
    await browser.close();
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
