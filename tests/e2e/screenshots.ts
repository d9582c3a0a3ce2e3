import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CampaignSummary } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import { modelFile, publishModel, yesToAll } from '#tests/support/school.ts';
import { chat, openMicrosoft365, type Place, type Screen, tab, tabAt } from './support/microsoft-365.ts';
import { laptop, openBrowser, openContext, type Window } from './support/open-browser.ts';
import { openSchool, type School } from './support/open-school.ts';

/** Plays the main job over a school of its own and writes a picture of every step for the documentation. */
const folder = 'docs/images';
const firstDay = '2026-09-01T07:55:00Z';
const secondDay = '2026-09-02T06:40:00Z';
const thirdDay = '2026-09-03T08:10:00Z';
const noonAfter = '2026-09-03T11:05:00Z';
/** A list goes on for long; a few of its rows show what it is. */
const low: Window = { width: 1280, height: 640 };
const phone: Window = { width: 390, height: 844 };
const title = 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form';

const browser = await openBrowser();
const school = await openSchool(firstDay);
try {
  mkdirSync(folder, { recursive: true });
  await prepare(school);
  await adminAsks();
  await staffAccept();
  await leaderKnows();
  await wordsChange();
  await adminFollowsUp();
} finally {
  await browser.close();
  await school.close();
}

async function adminAsks(): Promise<void> {
  const { page, tab: screen } = await open('sunita.rao', tabAt('#/policies'));
  const buffer = modelFile('staff-governors-form');
  const file = { name: 'staff-governors-form.md', mimeType: 'text/markdown', buffer };
  await screen.getByLabel('Import a policy').and(screen.locator('input')).setInputFiles(file);
  await screen.getByRole('heading', { level: 1, name: title }).waitFor();
  await shoot(page, '1-import-review');

  await screen.getByRole('button', { name: 'Publish…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await screen.getByRole('link', { name: 'Ask people to accept it' }).click();
  await screen.getByRole('combobox', { name: 'Groups' }).pressSequentially('All');
  await screen.getByRole('option', { name: 'All staff' }).click();
  await screen.getByLabel('Due date').fill('2026-09-18');
  await screen.getByRole('textbox', { name: 'Message' }).fill('Please read this before the children come back.');
  await screen.getByRole('region', { name: 'What will be sent' }).getByText('44 people').waitFor();
  await screen.getByText('Message', { exact: true }).click();
  await shoot(page, '2-campaign-preview');

  await school.control.fail({ path: '/connector/v3/conversations/', status: 429, retryAfter: 2, times: 4 });
  await screen.getByRole('button', { name: 'Send…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Ask 44 people' }).click();
  await screen.getByText(/^([5-9]|[1-3]\d) of 44 sent$/).waitFor({ timeout: 30_000 });
  await shoot(page, '2-sending');
  await screen.getByText('44 requests sent').waitFor({ timeout: 60_000 });
  await page.context().close();
}

async function staffAccept(): Promise<void> {
  const card = await open('jasmine.clarke', chat);
  await card.messages.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await card.messages.getByText('Oakfield Primary School').scrollIntoViewIfNeeded();
  await shoot(card.page, '3-card');
  await card.go(chat, 'dark');
  await shoot(card.page, '3-card-dark');
  await card.go(chat);
  await card.messages.getByRole('radio', { name: 'No' }).check();
  await card.messages.getByRole('button', { name: 'Accept', exact: true }).click();
  await card.messages.getByText('Recorded', { exact: true }).waitFor();
  await card.messages.getByText('Recorded', { exact: true }).scrollIntoViewIfNeeded();
  await shoot(card.page, '3-receipt-card');
  await card.page.context().close();

  const reader = await open('rhys.llewellyn', tab);
  await reader.tab.getByRole('region', { name: 'Done' }).waitFor();
  await shoot(reader.page, '4-my-policies');
  await reader.tab.getByRole('link', { name: title }).click();
  await reader.tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await shoot(reader.page, '4-reader');
  await reader.page.setViewportSize(phone);
  await shoot(reader.page, '4-reader-phone');
  await reader.page.setViewportSize(laptop);
  await reader.tab.getByRole('radio', { name: 'Yes' }).check();
  await reader.tab.getByRole('button', { name: 'Accept', exact: true }).click();
  await reader.tab.getByRole('region', { name: 'Receipt' }).getByText('In the school register').waitFor();
  await shoot(reader.page, '4-receipt');
  await reader.page.context().close();

  const mail = await open('grace.owusu', { app: 'outlook' });
  const messages = mail.page.getByRole('navigation', { name: 'Messages' });
  await messages.getByRole('button', { name: title }).click();
  await shoot(mail.page, '5-mail');
  await mail.page.getByRole('button', { name: 'Countersign', exact: true }).click();
  await mail.pane.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await shoot(mail.page, '5-pane');
  await mail.page.context().close();
}

async function leaderKnows(): Promise<void> {
  await school.control.setClock(secondDay);
  for (const person of ['amelia.thornton', 'kwame.mensah', 'mohammed.iqbal', 'angela.hartley', 'denise.oldroyd'])
    await acceptAll(person);
  const { page, tab: screen, go } = await open('margaret.okafor', { app: 'sharepoint', place: 'Attestations' });
  await page.setViewportSize(low);
  await page
    .getByRole('table', { name: 'Attestations' })
    .getByRole('row', { name: 'Denise Oldroyd' })
    .first()
    .waitFor();
  await shoot(page, '6-attestations-list');
  await go({ app: 'sharepoint', place: 'Compliance' });
  await page.getByRole('table', { name: 'Compliance' }).getByText('Accepted').first().waitFor();
  await shoot(page, '7-compliance-list');
  await page.setViewportSize(laptop);
  await go(tabAt('#/compliance'));
  await screen.getByRole('region', { name: 'On the way to the due date' }).getByRole('img').waitFor();
  await shoot(page, '7-compliance-page');
}

/** The next version of the form: compared, published, and read by somebody who accepted the one before. */
async function wordsChange(): Promise<void> {
  const admin = await school.as('sunita.rao');
  const { versions } = (await admin.get<{ versions: PolicyVersionSummary[] }>('/api/policies')).body;
  const before = versions.find((one) => one.title === title);
  const changed = modelFile('staff-governors-form')
    .toString()
    .replace(/^(- .*)$/mu, '$1\n- I will report a lost or stolen device to the school office within 24 hours.')
    .replace('I will not ', 'I will never ');
  const path = `/api/policies/import?name=form-2.md&policyId=${before?.policyId}`;
  const draft = (await admin.upload<PolicyVersionDetail>(path, changed)).body;
  const { page, tab: screen, go } = await open('sunita.rao', tabAt(`#/policies/${draft.id}/changes/${before?.id}`));
  await screen.getByRole('insertion').first().waitFor();
  await shoot(page, '8-compare');
  await go(tabAt('#/policy-health'));
  await screen.getByRole('heading', { level: 1, name: 'Policy health' }).waitFor();
  await screen.getByRole('heading', { level: 2 }).first().waitFor();
  await shoot(page, '9-policy-health');
  await page.context().close();

  const { body: version } = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${draft.id}/publish`, {
    effectiveFrom: '2026-09-07',
    revision: draft.revision,
    change: { kind: 'material', reason: 'Two devices were lost in July and reported late.' },
  });
  await send(admin, version, 'Teaching staff', '2026-09-25');
  const staff = await open('rhys.llewellyn', tab);
  await staff.tab.getByRole('link', { name: 'Changed since you accepted it' }).first().click();
  await staff.tab.getByRole('region', { name: 'What changed since you accepted' }).waitFor();
  await shoot(staff.page, '8-what-changed');
  await staff.page.context().close();
}

/** The days after: somebody on leave, a reminder, a slip, and a group that the directory may be mistaken about. */
async function adminFollowsUp(): Promise<void> {
  const admin = await school.as('sunita.rao');
  const { control } = school;
  const groups = await control.groups();
  const idOf = (name: string) => groups.find(({ displayName }) => displayName === name)?.id ?? '';
  await control.addPerson('Owen Barker', { jobTitle: 'Gardener', mail: null, appRefused: true }, [idOf('All staff')]);
  await send(admin, await publishModel(admin, 'agency-staff'), 'All staff', '2026-09-30');
  const { campaigns } = (await admin.get<{ campaigns: CampaignSummary[] }>('/api/campaigns')).body;
  const place = `#/campaigns/${campaigns[0]?.id}`;
  const { page, tab: screen, go } = await open('sunita.rao', tabAt(place));
  await screen.getByText(/^\d+ requests sent$/).waitFor({ timeout: 120_000 });
  await acceptAll('nadia.hussain');
  const leave = { objectIds: [(await control.person('Aisha Karim')).objectId], policyId: null, reason: 'leave' };
  await admin.post('/api/exemptions', { ...leave, note: '', until: '2026-12-18' });
  await control.setClock(thirdDay);
  await page.reload();
  await screen.getByRole('button', { name: 'Remind now…' }).click();
  await screen
    .getByRole('dialog')
    .getByRole('button', { name: /^Remind \d+ people$/ })
    .click();
  await screen.getByText('1 is on leave.', { exact: true }).waitFor();
  await shoot(page, '10-campaign');
  await go(tabAt(`${place}/slips`));
  await screen.getByRole('list', { name: 'Slips' }).waitFor();
  await shoot(page, '10-slips');
  await go(tabAt('#/school'));
  await screen.getByRole('button', { name: 'Add a holiday or closure' }).waitFor();
  await shoot(page, '11-school');

  await control.changeMembers(idOf('All staff'), { remove: [idOf('Support staff')] });
  await control.setClock(noonAfter);
  const held = screen.getByRole('button', { name: 'They have left: close their requests' });
  for (let looks = 0; looks < 60 && (await held.count()) === 0; looks += 1) {
    await go(tabAt('#/school'));
    await go(tabAt('#/school/attention'));
    await held.waitFor({ timeout: 2_000 }).catch(() => null);
  }
  await shoot(page, '11-needs-attention');
  await page.context().close();
}

/** What went before: a policy that most have accepted, and one that waits. */
async function prepare({ control }: School): Promise<void> {
  const admin = await school.as('sunita.rao');
  const numbered = await publishModel(admin, 'all-adults-numbered');
  const conduct = await publishModel(admin, 'code-of-conduct');
  await send(admin, numbered, 'Teaching staff', '2026-09-11');
  await control.setClock('2026-09-01T08:10:00Z');
  for (const person of ['rhys.llewellyn', 'nadia.hussain', 'callum.fraser', 'yusuf.demir', 'priya.raman'])
    await acceptAll(person);
  await send(admin, conduct, 'Teaching staff', '2026-09-30');
}

async function send(admin: Client, version: PolicyVersionDetail, group: string, dueOn: string): Promise<void> {
  const groups = await school.control.groups();
  const groupIds = groups.filter(({ displayName }) => displayName === group).map(({ id }) => id);
  const body = { versionIds: [version.id], groupIds, dueOn, message: '', sendBy: 'app' };
  const { id } = (await admin.post<{ id: string }>('/api/campaigns', body)).body;
  await admin.post(`/api/campaigns/${id}/send`);
}

async function acceptAll(person: string): Promise<void> {
  const client = await school.as(person);
  const { requests } = (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  for (const { id } of requests.filter(({ standing }) => standing !== 'accepted')) {
    const { body } = await client.get<RequestDetail>(`/api/requests/${id}`);
    await client.post(`/api/requests/${id}/attestation`, yesToAll(body));
  }
}

async function open(person: string, place: Place): Promise<Screen> {
  const context = await openContext(browser, laptop, firstDay);
  const { userPrincipalName } = await school.control.person(person);
  return openMicrosoft365(context, school.tenantOrigin, userPrincipalName, place);
}

/** Waits for what is still on its way to the screen: pictures and letters. */
async function shoot(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`${path}  ${Math.round(statSync(path).size / 1024)} kB\n`);
}
