import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import { ask, publishFile, yesToAll } from '#tests/support/school.ts';
import { hangInGallery } from './support/gallery.ts';
import { makeGroup } from './support/make-group.ts';
import { chat, type Theme } from './support/microsoft-365.ts';
import { createStage, type Stage } from './support/stage.ts';

let stage: Stage;
const club = 'Breakfast club';
const person = 'jasmine.clarke';

const words = (name: string, more = '') =>
  Buffer.from(`# ${name}\n\n- I will follow these rules in every room.${more}\n\nI agree to follow these rules.\n`);

/** One policy for each thing that a card can come to say, and what it says. */
const states: readonly (readonly [policy: string, said: string])[] = [
  ['Screens', 'By accepting, you say:'],
  ['Gates', 'Overdue since Wednesday 30 September 2026: please read this policy'],
  ['Keys', 'You have accepted Keys.'],
  ['Visitors', 'The school knows that you do not accept Visitors'],
  ['Bicycles', 'Bicycles has changed since this card was sent.'],
  ['Kitchens', 'What changed since you accepted version 1'],
  ['Ladders', 'The school took this version of Ladders back.'],
  ['Lockers', 'The school took back its request about Lockers.'],
  ['Ponds', 'The school no longer uses Ponds.'],
];

beforeAll(async () => {
  stage = await createStage();
  const { world } = stage;
  const admin = await world.as('sunita.rao');
  await makeGroup(world, club, [person]);
  const versions = new Map<string, PolicyVersionDetail>();
  const campaigns = new Map<string, string>();
  const send = async (name: string, version: PolicyVersionDetail) => {
    versions.set(name, version);
    campaigns.set(name, (await ask(world, admin, [version.id], [club])).id);
  };
  for (const [name] of states) await send(name, await publishFile(admin, `${name}.md`, words(name)));
  const staff = await world.as(person);
  const requestOf = async (name: string): Promise<RequestDetail> => {
    const { requests } = (await staff.get<{ requests: RequestSummary[] }>('/api/requests')).body;
    const found = requests.find(({ policyTitle }) => policyTitle === name);
    return (await staff.get<RequestDetail>(`/api/requests/${found?.id}`)).body;
  };
  for (const name of ['Keys', 'Kitchens']) {
    const request = await requestOf(name);
    await staff.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  }
  const { id } = await requestOf('Visitors');
  await staff.post(`/api/requests/${id}/responses`, { kind: 'declined', text: 'My contract says otherwise.' });
  for (const name of ['Bicycles', 'Kitchens']) {
    const policyId = versions.get(name)?.policyId;
    await send(name, await publishFile(admin, `${name}.md`, words(name, ' Always and everywhere.'), policyId));
  }
  const reason = { reason: 'It was sent by mistake.' };
  await admin.post(`/api/policy-versions/${versions.get('Ladders')?.id}/recall`, reason);
  await admin.post(`/api/campaigns/${campaigns.get('Lockers')}/recall`, reason);
  await admin.post(`/api/policy-versions/${versions.get('Ponds')?.id}/withdraw`, reason);
  // A card is drawn anew where something happens to its request: here an acceptance that is taken back, days too late.
  await world.control.setClock('2026-10-02T08:00:00Z');
  const late = await requestOf('Gates');
  const path = `/api/requests/${late.id}/attestation`;
  const { receiptCode } = (await staff.post<{ receiptCode: string }>(path, yesToAll(late))).body;
  await staff.post(`${path}/undo`, { receiptCode });
  await world.settled();
}, 120_000);
afterEach(() => stage.leave());
afterAll(() => stage.close());

test.each(states)('the card about %s says how it stands', async (_policy, said) => {
  const { page, messages, go } = await stage.visit(person, chat);
  for (const theme of ['light', 'dark', 'contrast'] satisfies Theme[]) {
    await go(chat, theme);
    const line = messages.getByText(said).first();
    await line.waitFor();
    await line.scrollIntoViewIfNeeded();
    expect(await line.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await hangInGallery(page, 'card', theme);
  }
});
