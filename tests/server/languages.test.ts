import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CampaignPreview } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { englishTexts, textsLeft, welshTexts } from '#tests/support/language-left.ts';
import { ask, botCard, campaignBody, cardText, onlyRequest, publishFile, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { actionableMessages, mailOf } from './mail-support.ts';

/** What one reader of Welsh and one of English get, from being asked to what their managers hear. */

let world: World;
let admin: Client;
let version: PolicyVersionDetail;
let english: readonly string[];
let welsh: readonly string[];
let mair: { objectId: string };
let ned: { objectId: string };
let owen: { objectId: string };
let sender: TenantPerson;

beforeAll(async () => {
  [english, welsh] = await Promise.all([englishTexts(), welshTexts()]);
  const settings = { ...actionableMessages, LIMITS_SCALE: '1000' };
  world = await createWorld({ now: startOfTerm, settings });
  await world.control.limits(0);
  const { control } = world;
  sender = await control.person('sunita.rao');
  await control.changePerson(sender.objectId, { preferredLanguage: 'cy-GB' });
  const manager = await control.person('margaret.okafor');
  await control.changePerson(manager.objectId, { preferredLanguage: 'cy-GB' });
  const group = await control.addGroup('Cegin');
  const inKitchen = (name: string, preferredLanguage: 'cy-GB' | 'en-GB') =>
    control.addPerson(name, { preferredLanguage, managerId: manager.objectId, ...mailed(name) }, [group.id]);
  mair = await inKitchen('Mair', 'cy-GB');
  owen = await inKitchen('Owen', 'cy-GB');
  ned = await inKitchen('Ned', 'en-GB');
  admin = await world.as('sunita.rao');
  version = await publishFile(admin, 'ffonau.md', Buffer.from('# Ffonau\n\n## 1 Ffonau\n\nCadwch y ffonau dan glo.\n'));
  await ask(world, admin, [version.id], ['Cegin'], 'app-and-mail');
}, 60_000);
afterAll(() => world.close());

const mailed = (name: string) => {
  const mail = `${name.toLowerCase()}@oakfield.example`;
  return { mail, userPrincipalName: mail };
};

async function look(day: string, kind: 'reminders' | 'health' | 'people' = 'reminders'): Promise<void> {
  await world.control.setClock(`${day}T09:00:00+01:00`);
  await wakeUp(world, kind);
}

/** The declaration of the policy stays as the school wrote it. */
const declaration = 'I have read this policy and I agree to follow it.';
const inWelsh = (said: string) => expect(textsLeft(said.replaceAll(declaration, ''), english), said).toEqual([]);
const inEnglish = (said: string) => expect(textsLeft(said, welsh), said).toEqual([]);

async function lastMail({ objectId }: { objectId: string }, subject: RegExp) {
  const mail = (await world.control.mailbox(objectId)).find((one) => subject.test(one.subject));
  if (!mail) throw new Error(`No mail like ${subject}`);
  const words = `${mail.subject}\n${mail.html.replaceAll(/<\/?[a-z][^>]*>/g, '\n')}`;
  return { words, language: /<html lang="([^"]+)"/.exec(mail.html)?.[1], card: /"lang":"(\w+)"/.exec(mail.html)?.[1] };
}

async function notified({ objectId }: { objectId: string }): Promise<readonly string[]> {
  const answer = await fetch(`${world.tenantOrigin}/control/activity/${objectId}`);
  return ((await answer.json()) as { notifications: { preview: string }[] }).notifications.map((one) => one.preview);
}

test('the card and the mail that ask are in the language of whoever is asked', async () => {
  const theirs = await botCard(world, mair.objectId);
  expect(theirs.card['lang']).toBe('cy');
  inWelsh(cardText(theirs.card) + theirs.card['speak'] + theirs.chat.messages.at(-1)?.summary);
  expect(cardText(theirs.card)).toContain('Darllenwch y polisi hwn');
  const mail = await lastMail(mair, /Ffonau/);
  expect(mail).toMatchObject({ language: 'cy', card: 'cy' });
  inWelsh(mail.words);

  const other = await botCard(world, ned.objectId);
  expect(other.card['lang']).toBe('en');
  inEnglish(cardText(other.card) + other.card['speak'] + other.chat.messages.at(-1)?.summary);
  const otherMail = await lastMail(ned, /Ffonau/);
  expect(otherMail).toMatchObject({ language: 'en-GB', card: 'en' });
  inEnglish(otherMail.words);
});

test('so are refusals and the receipt', async () => {
  const own = await botCard(world, owen.objectId);
  const refused = await own.press({}, { data: (await botCard(world, ned.objectId)).acceptData() });
  inWelsh(cardText(refused.body.value));
  expect(cardText(refused.body.value)).toContain('Anfonwyd hwn at rywun arall');
  const otherWords = await own.press({}, { data: { contentHash: 'ab'.repeat(32) } });
  inWelsh(cardText(otherWords.body.value));
  const unread = await world.control.press({
    ...{ objectId: owen.objectId, conversationId: own.chat.id, activityId: own.chat.messages.at(-1)?.id ?? '' },
    action: { verb: 'accept', data: {} },
  });
  expect(unread.body.value).toMatchObject({
    message: 'Ni ellid darllen y cerdyn hwn. Agorwch Countersign a derbyniwch yno.',
  });
  const receipt = await own.press({});
  expect(cardText(receipt.body.value)).toContain('Wedi’i gofnodi');
  inWelsh(cardText(receipt.body.value));
  await world.settled();
  inWelsh(cardText((await botCard(world, owen.objectId)).card));
  expect((await onlyRequest(await world.as('Owen'))).receipt?.receiptCode).toBeTruthy();
});

test('so is what they are told when we fail', async () => {
  const told = async ({ objectId }: { objectId: string }) => {
    const { press } = await botCard(world, objectId);
    const { id, accept } = await mailOf(world, objectId);
    if (!accept) throw new Error('The card has no Accept');
    await world.database.query('alter table attestation rename to attestation_away');
    try {
      const inTeams = await press({});
      return [inTeams.body.value, (await world.control.pressMail(objectId, id, accept)).said];
    } finally {
      await world.database.query('alter table attestation_away rename to attestation');
    }
  };
  expect(await told(mair)).toEqual([
    { code: 'unexpected', message: expect.stringMatching(/^Aeth rhywbeth o’i le ar ein hochr ni\./) },
    'Ni chofnodwyd dim. Agorwch y polisi a derbyniwch yno.',
  ]);
  expect(await told(ned)).toEqual([
    { code: 'unexpected', message: expect.stringMatching(/^Something went wrong on our side\./) },
    'Nothing was recorded. Open the policy and accept there.',
  ]);
});

test('an admin sees the card in the language they read Countersign in', async () => {
  const body = JSON.stringify(await campaignBody(world, [version.id], ['Cegin']));
  const preview = async (language: string) => {
    const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' };
    const asked = { method: 'POST', headers: { ...headers, 'accept-language': language }, body };
    const answer = await fetch(`${world.origin}/api/campaigns/preview`, asked);
    return ((await answer.json()) as CampaignPreview).cards[0]?.card;
  };
  inWelsh(cardText(await preview('cy')));
  inEnglish(cardText(await preview('en')));
});

test('whoever looks after a policy hears of its health in theirs', async () => {
  await look('2026-09-02', 'health');
  const mail = await lastMail(sender, /Ffonau/);
  expect(mail.language).toBe('cy-GB');
  inWelsh(mail.words);
});

test('a digest goes to everybody in theirs, by feed and by mail, and follows a change in the directory', async () => {
  await look('2026-09-23');
  expect(await notified(mair)).toEqual([expect.stringMatching(/^Mae gennych 1 polisi i’w darllen/)]);
  expect(await notified(ned)).toEqual([expect.stringMatching(/^You have 1 policy to read/)]);
  await world.control.changePerson(ned.objectId, { preferredLanguage: 'cy-GB' });
  await look('2026-09-24', 'people');
  await look('2026-10-05');
  for (const reader of [mair, ned]) {
    const mail = await lastMail(reader, /Ffonau/);
    expect(mail.language).toBe('cy');
    expect(mail.words).toMatch(/^Yn hwyr ers dydd Mercher 30 Medi 2026: derbyniwch Ffonau/);
    inWelsh(mail.words);
  }
});

test('managers and senders of campaigns read theirs', async () => {
  await look('2026-10-12');
  const manager = await world.control.person('margaret.okafor');
  for (const [reader, subject] of [
    [manager, /heb dderbyn/],
    [sender, /^Yr wythnos hon/],
  ] as const) {
    const mail = await lastMail(reader, subject);
    expect(mail.language).toBe('cy');
    inWelsh(mail.words);
  }
});
