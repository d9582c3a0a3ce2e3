import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { usualSchool } from '#src/domain/school.ts';
import { asWord } from '#tests/import/support/model-formats.ts';
import { dueOn, modelFile } from '#tests/support/school.ts';
import { chat, tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

const phones = {
  title: 'Mobile Phone Policy',
  markdown: `# Mobile Phone Policy

## Why this policy exists

Children learn from what adults do with their phones.

## What staff do

1. Keep phones out of sight in lessons.
   1. A phone that is needed for a visit is the exception.
2. Take pictures of children with a school camera only.

I have read this policy and I will follow it.

Signature

Date

Print name
`,
};

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('imports a Word file, corrects it, publishes it, asks the staff and helps those it did not reach', async () => {
  const { world } = stage;
  const unreachable = await world.control.person('grace.owusu');
  await world.control.changePerson(unreachable.objectId, { mail: null });
  // Without a slip, which would reach anybody.
  await (await world.as('sunita.rao')).put('/api/school', { ...usualSchool, fallbacks: ['mail'] });
  const { tab: screen } = await stage.visit('sunita.rao', tabAt('#/policies'));

  await choose(screen, 'mobile-phones.docx', await asWord(phones.markdown));
  await screen.getByRole('heading', { level: 1, name: phones.title }).waitFor();
  const policy = screen.getByRole('tree', { name: 'The policy, to correct' });
  await policy
    .getByRole('treeitem', { name: '1. A phone that is needed for a visit is the exception.', level: 3 })
    .waitFor();

  await screen.getByRole('tab', { name: 'What was understood' }).click();
  const understood = screen.getByRole('region', { name: 'What was understood' });
  await understood.getByRole('textbox', { name: 'Version as printed' }).fill('2026 to 2027');
  await understood.getByRole('group', { name: 'Who it is for' }).getByRole('checkbox', { name: 'Volunteers' }).check();
  await policy.getByRole('treeitem', { name: /^2\. Take pictures/ }).dblclick();
  await policy
    .getByRole('textbox', { name: 'Words of clause 2' })
    .fill('Use a school camera for every picture of a child.');
  await screen.getByRole('switch', { name: 'As staff will see it' }).click();
  const staffView = screen.getByRole('region', { name: 'Policy' }).getByRole('listitem');
  await staffView.getByText('Use a school camera for every picture of a child.').waitFor();
  await publish(screen);
  await screen.getByText('Use a school camera for every picture of a child.').waitFor();

  const staff = await membersOf('All staff', 'Senior leaders');
  await screen.getByRole('link', { name: 'Ask people to accept it' }).click();
  expect(await screen.getByRole('checkbox', { name: `${phones.title}, 2026 to 2027` }).isChecked()).toBe(true);
  await addGroup(screen, 'All st', 'All staff');
  await addGroup(screen, 'Senior', 'Senior leaders');
  await screen.getByLabel('Due date').fill(dueOn);
  await screen.getByRole('textbox', { name: 'Message' }).fill('Please read this before the first day.');

  const preview = screen.getByRole('region', { name: 'What will be sent' });
  await preview.getByText(`${staff.length} people`).waitFor();
  await preview.getByText('1 person is left out').click();
  await preview.getByText('Graham Pickering: account is closed').waitFor();
  const card = preview.getByRole('region', { name: `Card for ${phones.title}` });
  await card.getByText('Please read this before the first day.').waitFor();
  await card.getByText('I have read this policy and I will follow it.').waitFor();
  await card.getByRole('button', { name: 'Accept', exact: true }).waitFor();

  // The first to be reached keeps the others waiting, so that there is something to watch.
  await world.control.fail({ path: '/connector/v3/conversations', status: 429, retryAfter: 4 });
  await screen.getByRole('button', { name: 'Send…' }).click();
  const dialog = screen.getByRole('dialog', { name: `Ask ${staff.length} people?` });
  await dialog.getByRole('button', { name: `Ask ${staff.length} people` }).click();
  const progress = screen.getByRole('region', { name: 'Progress' });
  await progress.getByText('Sending', { exact: true }).waitFor();
  await progress.getByText(new RegExp(`^\\d+ of ${staff.length} sent$`)).waitFor();
  await progress.getByText(`${staff.length - 1} requests sent`).waitFor({ timeout: 20_000 });
  const people = screen.getByRole('table', { name: 'People' });
  expect(await people.getByRole('row').count()).toBe(staff.length + 1);
  await people.getByRole('row', { name: 'Margaret Okafor' }).getByText('Teams sent').waitFor();

  await screen.getByText('1 request has not arrived').waitFor();
  const failure = screen.getByRole('listitem').filter({ hasText: unreachable.name });
  await failure.getByText('Teams does not let the app be installed for this person.').waitFor();
  await failure.getByText('The directory holds no mail address for this person.').waitFor();
  await world.control.changePerson(unreachable.objectId, { appRefused: false });
  await screen.getByRole('button', { name: 'Try again for 1' }).click();
  await progress.getByText(`${staff.length} requests sent`).waitFor();
  await people.getByRole('row', { name: unreachable.name }).getByText('Teams sent').waitFor();
}, 60_000);

test('imports a Markdown file that prints no declaration, settles what was asked, and adds the sentence', async () => {
  const { tab: screen } = await stage.visit('helen.braithwaite', tabAt('#/policies'));
  await choose(screen, 'agency-staff.md', modelFile('agency-staff'));
  await screen.getByRole('heading', { level: 1, name: 'Acceptable Use Policy' }).waitFor();
  await screen.getByRole('button', { name: '3 questions for you: next question' }).click();
  const question = screen.getByRole('region', { name: /^Question: "Date: .* is printed beside the signature/ });
  await expect.poll(() => question.evaluate((box) => box === document.activeElement), soon).toBe(true);
  await question.getByRole('radio', { name: 'when the policy was reviewed' }).check();
  await question.getByRole('button', { name: 'Use this answer' }).click();
  await screen.getByRole('button', { name: '2 questions for you: next question' }).waitFor();
  const reviewed = screen.getByRole('textbox', { name: 'Last reviewed: as printed' });
  expect(await reviewed.inputValue()).not.toBe('');
  await screen.getByRole('button', { name: 'Undo' }).click();
  await screen.getByRole('button', { name: '3 questions for you: next question' }).waitFor();
  expect(await reviewed.inputValue()).toBe('');

  await screen.getByRole('button', { name: 'Add this declaration' }).click();
  const words = screen.getByRole('group', { name: 'What people declare' }).getByRole('textbox', { name: 'Words' });
  await expect.poll(() => words.inputValue(), soon).toBe('I have read this policy and I agree to follow it.');
  await publish(screen);

  await screen.getByRole('link', { name: 'Policies', exact: true }).first().click();
  await choose(screen, 'agency-staff.md', modelFile('agency-staff'));
  await screen.getByText('This file had been imported before').waitFor();
});

test('says what to do about a file that cannot be read', async () => {
  stage.expectFault('422 (Unprocessable Entity)');
  stage.expectFault('415 (Unsupported Media Type)');
  const { tab: screen } = await stage.visit('sunita.rao', tabAt('#/policies'));
  await choose(screen, 'policy.pdf', new TextEncoder().encode('%PDF-1.7'));
  await screen.getByText('policy.pdf: This file cannot be read').waitFor();
  await choose(screen, 'policy.odt', new TextEncoder().encode('PK'));
  await screen.getByText('policy.odt: This kind of file cannot be read').waitFor();
});

test('asks in a chat of their own, whose card opens the policy in the tab', async () => {
  const { tab: screen } = await stage.visit('helen.braithwaite', tabAt('#/policies'));
  await choose(screen, 'code-of-conduct.md', modelFile('code-of-conduct'));
  await publish(screen);
  const title = 'Staff and Volunteer Acceptable Use Policy and Code of Conduct';
  await screen.getByRole('link', { name: 'Ask people to accept it' }).click();
  await addGroup(screen, 'Senior', 'Senior leaders');
  await screen.getByLabel('Due date').fill(dueOn);
  await screen.getByRole('radio', { name: 'Chat message from me' }).check();
  await screen.getByRole('region', { name: 'What will be sent' }).getByText('5 people').waitFor();
  await screen.getByRole('button', { name: 'Send…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Ask 5 people' }).click();
  await screen.getByRole('region', { name: 'Progress' }).getByText('5 requests sent').waitFor();

  const asked = await stage.visit('daniel.whitcombe', chat);
  const chats = asked.page.getByRole('navigation', { name: 'Chats' });
  await chats.getByRole('button', { name: 'Helen Braithwaite' }).click();
  await asked.messages.getByRole('heading', { name: title }).waitFor();
  expect(await asked.messages.getByRole('button', { name: 'Accept', exact: true }).count()).toBe(0);
  await asked.messages.getByRole('link', { name: 'Read and accept' }).click();
  await asked.tab.getByRole('heading', { level: 1, name: title }).waitFor();
  await asked.tab.getByRole('radio', { name: 'Yes' }).check();
  await asked.tab.getByRole('button', { name: 'Accept', exact: true }).click();
  await asked.tab.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
});

async function choose(screen: FrameLocator, name: string, bytes: Uint8Array): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
  await screen.getByLabel('Import a policy').and(screen.locator('input')).setInputFiles(file);
}

async function publish(screen: FrameLocator): Promise<void> {
  await screen.getByRole('button', { name: 'Publish…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await screen.getByRole('link', { name: 'Ask people to accept it' }).waitFor();
}

async function addGroup(screen: FrameLocator, typed: string, name: string): Promise<void> {
  await screen.getByRole('combobox', { name: 'Groups' }).pressSequentially(typed);
  await screen.getByRole('option', { name }).click();
  await screen.getByRole('button', { name: `Take out ${name}` }).waitFor();
}

/** Everybody in these groups who can be asked, groups inside groups included, each once. */
async function membersOf(...names: string[]): Promise<string[]> {
  const { groups } = (await (await fetch(`${stage.world.tenantOrigin}/control/groups`)).json()) as Groups;
  const inside = (group: Groups['groups'][number] | undefined): string[] =>
    (group?.members ?? []).flatMap(({ type, objectId }) =>
      type === 'group' ? inside(groups.find(({ id }) => id === objectId)) : [objectId],
    );
  const ids = new Set(names.flatMap((name) => inside(groups.find(({ displayName }) => displayName === name))));
  const people = await stage.world.control.people();
  return people.filter(({ objectId, accountEnabled }) => accountEnabled && ids.has(objectId)).map(({ name }) => name);
}

type Groups = {
  groups: { id: string; displayName: string; members: { objectId: string; type: 'user' | 'group' }[] }[];
};
