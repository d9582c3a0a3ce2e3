import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import { ask, yesToAll } from '#tests/support/school.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { makeGroup } from '../support/make-group.ts';
import { chat, tab, tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

const title = 'Device Policy';
const group = 'Device users';
const first = `# ${title}

Oakfield Primary School

## What I do

1. I will lock my screen when I walk away.
2. I should report a lost device within 14 days.
3. I will keep my password to myself.

## Declaration

I have read this policy and I will follow it.

Signed:
`;
const second = first
  .replace('should report a lost device within 14 days', 'must report a lost or stolen device within 24 hours')
  .replace('password to myself.', 'password to myself.\n4. I will never lend my device to a child.');
const third = second.replace('lock my screen when', 'lock my screen, when');
const kept = 'I will keep my password to myself.';

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  await makeGroup(stage.world, group, ['rhys.llewellyn', 'jasmine.clarke']);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('publishes a first version with its approval', async () => {
  const { tab: screen } = await stage.visit('sunita.rao', tabAt('#/policies'));
  await choose(screen, 'Import a policy', 'device.md', first);
  await screen.getByRole('button', { name: 'Publish…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Publish this policy?' });
  await dialog.getByRole('button', { name: 'Record an approval' }).click();
  await dialog.getByRole('button', { name: 'Record this approval' }).click();
  await expect.poll(() => dialog.getByText('Fill this in').count(), soon).toBe(2);
  await dialog.getByRole('textbox', { name: 'Approved by which body' }).fill('Full governing board');
  await dialog.getByRole('textbox', { name: 'Signed for it by' }).fill('Mrs A. Okafor, chair');
  await dialog.getByLabel('Approved on').fill('2026-08-28');
  await dialog.getByRole('button', { name: 'Record this approval' }).click();
  await dialog.getByText('Full governing board, Mrs A. Okafor, chair, on 28 August 2026').waitFor();
  expect(await dialog.getByRole('radio').count()).toBe(0);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();

  await screen.getByText('Nobody has been asked yet').waitFor();
  await screen.getByText('Full governing board, Mrs A. Okafor, chair, on 28 August 2026').waitFor();
  await askGroup(1);
  await acceptAs('rhys.llewellyn');
});

test('compares the next version, decides that people accept again, and says why', async () => {
  const { tab: screen } = await stage.visit('sunita.rao', tabAt('#/policies'));
  await screen.getByRole('link', { name: `${title} Version 1` }).click();
  await screen.getByText('1 person accepted, 1 still to answer').waitFor();
  await choose(screen, 'Import the changed file', 'device-2.md', second);
  await screen.getByRole('button', { name: 'Publish…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Publish this policy?' });
  await dialog.getByText('1 addition and 1 rewording.').waitFor();
  expect(await dialog.getByRole('radio', { name: 'They accept again (proposed)' }).isChecked()).toBe(true);
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  expect(await reason.inputValue()).toBe('There is a new duty and a stricter duty.');

  await dialog.getByRole('link', { name: 'See every change' }).click();
  await screen.getByRole('heading', { level: 1, name: 'What changed' }).waitFor();
  const rules = screen.getByRole('region', { name: 'What I do' });
  const reworded = rules.getByRole('listitem').filter({ hasText: 'Duty tightened' });
  expect(await reworded.getByRole('deletion').allTextContents()).toEqual([
    expect.stringContaining('should'),
    expect.stringContaining('14 days'),
  ]);
  expect(await reworded.getByRole('insertion').first().textContent()).toBe('added: must end of change. ');
  await screen.getByRole('button', { name: 'Duty added (1)' }).click();
  expect(await rules.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('I will never lend my device to a child.'),
  ]);
  expect(await screen.getByText(kept).count()).toBe(0);
  await screen.getByRole('switch', { name: 'Show the whole text' }).click();
  await screen.getByText(kept).waitFor();

  await screen.getByRole('link', { name: 'Back to Draft' }).click();
  await screen.getByRole('button', { name: 'Publish…' }).click();
  await dialog.getByRole('radio', { name: 'They are only told' }).check();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.getByText('Give the reason for this decision').waitFor();
  await dialog.getByRole('radio', { name: 'They accept again (proposed)' }).check();
  await reason.fill('Lost devices have to be reported at once.');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await screen.getByText('Lost devices have to be reported at once.').waitFor();
  const history = screen.getByRole('list', { name: 'Versions of this policy' });
  await history.getByRole('listitem').filter({ hasText: 'Version 1' }).getByText('Superseded').waitFor();
  await askGroup(2);
});

test('shows a person who accepted before only what changed, with the whole text one press away', async () => {
  const { tab: screen, messages, go } = await stage.visit('rhys.llewellyn', chat);
  await messages.getByText('What changed since you accepted Version 1 on 1 September 2026').waitFor();
  await go(tab);
  const waiting = screen.getByRole('list', { name: 'To read and accept' });
  await waiting.getByRole('link', { name: 'Changed since you accepted it' }).click();
  const changed = screen.getByRole('region', { name: 'What changed since you accepted Version 1' });
  await changed.getByText('Why: Lost devices have to be reported at once.').waitFor();
  await changed.getByText('I will never lend my device to a child.').waitFor();
  expect(await screen.getByText(kept).isVisible()).toBe(false);
  await screen.getByText('Read the whole policy').click();
  await screen.getByText(kept).waitFor();
  await screen.getByRole('button', { name: 'Accept', exact: true }).click();
  await screen.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();

  const other = await stage.visit('jasmine.clarke', tab);
  await other.tab.getByText('Replaced by a newer version').waitFor();
  await other.tab.getByRole('list', { name: 'To read and accept' }).getByRole('link', { name: title }).click();
  await other.tab.getByText(kept).waitFor();
  expect(await other.tab.getByText('What changed').count()).toBe(0);
});

test('tells people of a small correction without asking them again, and takes it back', async () => {
  const { tab: screen } = await stage.visit('sunita.rao', tabAt('#/policies'));
  await screen.getByText('1 earlier version').waitFor();
  await choose(screen, `Import a new version of ${title}`, 'device-3.md', third);
  await screen.getByRole('button', { name: 'Publish…' }).click();
  const dialog = screen.getByRole('dialog');
  expect(await dialog.getByRole('radio', { name: 'They are only told (proposed)' }).isChecked()).toBe(true);
  await dialog.getByText('Earlier acceptances still count. 1 open request goes on with the new words.').waitFor();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await screen.getByText('There is a small correction.').waitFor();

  const { tab: staff, go } = await stage.visit('rhys.llewellyn', tab);
  await staff.getByText('You are up to date').waitFor();
  await staff.getByRole('link', { name: 'Small changes since; your acceptance still counts' }).click();
  await staff.getByText('See what changed: 1 rewording').click();
  await staff.getByRole('insertion').first().waitFor();

  await screen.getByRole('button', { name: 'Recall this version…' }).click();
  const recall = screen.getByRole('dialog', { name: 'Recall Version 3?' });
  await recall.getByText('Version 2 is in force again.').waitFor();
  await recall.getByText('1 person who has not answered is asked for Version 2 again.').waitFor();
  await recall.getByRole('button', { name: 'Recall it' }).click();
  await recall.getByText('Give the reason. It is kept with the version.').waitFor();
  await recall.getByRole('textbox', { name: 'Reason' }).fill('The comma was wrong.');
  await recall.getByRole('button', { name: 'Recall it' }).click();
  await screen.getByText('Recalled on 1 September 2026').waitFor();
  await screen.getByRole('link', { name: 'Open Version 2' }).click();
  await screen.getByRole('button', { name: 'Recall this version…' }).waitFor();

  await go(tabAt('#/'));
  await staff.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
  await expect.poll(() => staff.getByText('Small changes since').count(), soon).toBe(0);
});

test('can be read in every theme and at every width', async () => {
  const [from, to] = [await version(1), await version(2)];
  const screen = await stage.visit('sunita.rao', tabAt(`#/policies/${to.id}`));
  await screen.tab.getByRole('list', { name: 'Versions of this policy' }).waitFor();
  await expectAccessible(screen, tabAt(`#/policies/${to.id}`), 'tab', [1280, 400]);
  const comparison = tabAt(`#/policies/${to.id}/changes/${from.id}`);
  await screen.go(comparison);
  await screen.tab.getByRole('region', { name: 'What I do' }).waitFor();
  await expectAccessible(screen, comparison, 'tab', [1280, 400]);
}, 60_000);

async function choose(screen: FrameLocator, label: string, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
  await screen.locator(`input[aria-label="${label}"]`).setInputFiles(file);
}

async function version(number: number): Promise<PolicyVersionSummary> {
  const admin = await stage.world.as('sunita.rao');
  const { versions } = (await admin.get<{ versions: PolicyVersionSummary[] }>('/api/policies')).body;
  const found = versions.find((one) => one.number === number);
  if (!found) throw new Error(`There is no version ${number}`);
  return found;
}

async function askGroup(number: number): Promise<void> {
  await ask(stage.world, await stage.world.as('sunita.rao'), [(await version(number)).id], [group]);
}

async function acceptAs(name: string): Promise<void> {
  const person = await stage.world.as(name);
  const [open] = (await person.get<{ requests: RequestSummary[] }>('/api/requests')).body.requests;
  const request = (await person.get<RequestDetail>(`/api/requests/${open?.id}`)).body;
  await person.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  await stage.world.settled();
}
