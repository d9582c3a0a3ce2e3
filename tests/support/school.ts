import { readFileSync } from 'node:fs';
import type { CampaignDetail, SendBy } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import type { Client } from './http-client.ts';
import type { World } from './world.ts';

/** What people of a school do again and again in the stories. */

export const models = [
  'agency-staff',
  'all-adults-numbered',
  'code-of-conduct',
  'staff-governors-form',
  'staff-volunteers-kcsie',
] as const;
export type Model = (typeof models)[number];

export const dueOn = '2026-09-30';
export const startOfTerm = '2026-09-01T08:00:00Z';

const neutralDeclaration = {
  text: 'I have read this policy and I agree to follow it.',
  type: 'agreement',
  addedBySchool: true,
} as const;

export function modelFile(model: Model): Buffer {
  return readFileSync(`server/embedded-tenant/host/public/samples/${model}.md`);
}

/** Imports a file, adds the neutral declaration where the file prints none, and publishes. */
export async function publishFile(
  admin: Client,
  name: string,
  bytes: Uint8Array,
  policyId?: string,
  change: { kind: 'minor' | 'material'; reason: string } = { kind: 'material', reason: 'The rules have changed.' },
): Promise<PolicyVersionDetail> {
  const next = policyId ? `&policyId=${policyId}` : '';
  const imported = await admin.upload<PolicyVersionDetail>(
    `/api/policies/import?name=${encodeURIComponent(name)}${next}`,
    bytes,
  );
  if (imported.status !== 201) throw new Error(`Import answered ${imported.status}: ${JSON.stringify(imported.body)}`);
  let version = imported.body;
  if (version.document.declarations.length === 0) {
    const document = { ...version.document, declarations: [neutralDeclaration] };
    version = (
      await admin.put<PolicyVersionDetail>(`/api/policy-versions/${version.id}/document`, {
        document,
        revision: version.revision,
      })
    ).body;
  }
  const published = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${version.id}/publish`, {
    effectiveFrom: '2026-09-01',
    revision: version.revision,
    ...(policyId ? { change } : {}),
  });
  if (published.status !== 200)
    throw new Error(`Publishing answered ${published.status}: ${JSON.stringify(published.body)}`);
  return published.body;
}

export function publishModel(admin: Client, model: Model = 'staff-governors-form'): Promise<PolicyVersionDetail> {
  return publishFile(admin, `${model}.md`, modelFile(model));
}

export async function groupId(world: World, name: string): Promise<string> {
  const group = (await world.control.groups()).find((one) => one.displayName === name);
  if (!group) throw new Error(`There is no group ${name}`);
  return group.id;
}

export async function campaignBody(world: World, versionIds: string[], groups: string[], sendBy: SendBy = 'app') {
  const groupIds = await Promise.all(groups.map((name) => groupId(world, name)));
  return { versionIds, groupIds, dueOn, message: 'Please do this before the end of the month.', sendBy };
}

/** Creates a campaign and sends it; resolves once everything that can be delivered has been. */
export async function ask(
  world: World,
  admin: Client,
  versionIds: string[],
  groups: string[],
  sendBy: SendBy = 'app',
): Promise<CampaignDetail> {
  const created = await admin.post<CampaignDetail>(
    '/api/campaigns',
    await campaignBody(world, versionIds, groups, sendBy),
  );
  if (created.status !== 201)
    throw new Error(`The campaign answered ${created.status}: ${JSON.stringify(created.body)}`);
  const sent = await admin.post<CampaignDetail>(`/api/campaigns/${created.body.id}/send`);
  if (sent.status !== 202) throw new Error(`Sending answered ${sent.status}: ${JSON.stringify(sent.body)}`);
  await world.settled();
  return (await admin.get<CampaignDetail>(`/api/campaigns/${created.body.id}`)).body;
}

export async function onlyRequest(person: Client): Promise<RequestDetail> {
  const list = (await person.get<{ requests: RequestSummary[] }>('/api/requests')).body.requests;
  if (list.length !== 1) throw new Error(`${list.length} requests instead of one`);
  return (await person.get<RequestDetail>(`/api/requests/${list[0]?.id}`)).body;
}

/** The answers of somebody who says yes to everything and fills in every field. */
export function yesToAll(request: RequestDetail) {
  return {
    contentHash: request.contentHash,
    answers: request.document.declarations.map(() => ({ value: 'yes' as const })),
    fields: request.document.signatureFields.map((_, index) => request.suggestedFields[index] || 'As known'),
    channel: 'teams-tab' as const,
  };
}

/** The same as inputs of a card. */
export function yesInputs(request: RequestDetail): Record<string, string> {
  return Object.fromEntries([
    ...request.document.declarations.map((_, index) => [`answer-${index}`, 'yes']),
    ...request.document.signatureFields.map((_, index) => [
      `field-${index}`,
      request.suggestedFields[index] || 'As known',
    ]),
  ]);
}

/** The card in a person's chat with the bot, ready to be pressed. */
export async function botCard(world: World, objectId: string) {
  const chat = (await world.control.chats(objectId)).find((one) => one.kind === 'bot');
  const message = chat?.messages.at(-1);
  const card = message?.cards[0];
  if (!chat || !message || !card) throw new Error('There is no card in the chat');
  return {
    card,
    chat,
    /** What the card sends with Accept. */
    acceptData: () => acceptData(card),
    press: (
      inputs: Record<string, string>,
      change: { verb?: string; data?: object; trigger?: 'manual' | 'automatic' } = {},
    ) =>
      world.control.press({
        objectId,
        conversationId: chat.id,
        activityId: message.id,
        action: { verb: change.verb ?? 'accept', data: { ...acceptData(card), ...change.data } },
        inputs,
        trigger: change.trigger ?? 'manual',
      }),
  };
}

function acceptData(card: Record<string, unknown>): object {
  const found = findExecute(card);
  if (!found) throw new Error('The card has no Accept');
  return found;
}

function findExecute(part: unknown): object | null {
  if (Array.isArray(part)) return part.map(findExecute).find((one) => one !== null) ?? null;
  if (typeof part !== 'object' || part === null) return null;
  if ('verb' in part && part.verb === 'accept' && 'data' in part) return part.data as object;
  return (
    Object.values(part)
      .map(findExecute)
      .find((one) => one !== null) ?? null
  );
}

/** All the text of a card, for a look at what it says. */
export function cardText(part: unknown): string {
  if (Array.isArray(part)) return part.map(cardText).join('\n');
  if (typeof part !== 'object' || part === null) return '';
  return Object.entries(part)
    .map(([key, value]) =>
      ['text', 'title', 'label', 'value'].includes(key) && typeof value === 'string' ? value : cardText(value),
    )
    .filter((text) => text !== '')
    .join('\n');
}
