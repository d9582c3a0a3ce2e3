import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { PersonChange } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishFile } from '#tests/support/school.ts';
import type { World } from '#tests/support/world.ts';

/** Settings of a school that registered a provider with Entra tokens. */
export const actionableMessages = {
  ACTIONABLE_MESSAGE_ORIGINATOR: '9f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a22',
  ACTIONABLE_MESSAGE_ACCEPT: 'on',
} as const;

/** A policy that accepting alone says yes to. */
export function publishPlain(admin: Client, policyId?: string): Promise<PolicyVersionDetail> {
  const rules = policyId ? 'Sign in at the office and wear the badge you are given.' : 'Sign in at the office.';
  return publishFile(admin, 'visitors.md', Buffer.from(`# Visitors\n\n## 1 Arriving\n\n${rules}\n`), policyId);
}

/** People whom a mail reaches and nothing else, all asked for the version. */
export async function askByMail(world: World, admin: Client, versionId: string, names: readonly string[]) {
  const groupName = `Visitors ${names.join(' ')}`;
  const group = await world.control.addGroup(groupName);
  const facts = (name: string): PersonChange => ({
    noTeamsLicence: true,
    mail: `${name.toLowerCase()}@oakfield.example`,
    userPrincipalName: `${name.toLowerCase()}@oakfield.example`,
  });
  const people = [];
  for (const name of names) people.push(await world.control.addPerson(name, facts(name), [group.id]));
  const campaign = await ask(world, admin, [versionId], [groupName]);
  return { campaign, people };
}

export type HttpAction = { url: string; method: string; body: string };

/** The message that asks a person, with the buttons of its card. */
export async function mailOf(world: World, objectId: string) {
  const [mail] = await world.control.mailbox(objectId);
  if (!mail) throw new Error('There is no mail');
  const script = /<script type="application\/adaptivecard\+json">([\s\S]*?)<\/script>/.exec(mail.html)?.[1] ?? 'null';
  const card: unknown = JSON.parse(script);
  const actions = actionsOf(card);
  return {
    id: mail.id,
    card,
    actions: actions.map(({ type }) => type),
    accept: actions.filter(({ type }) => type === 'Action.Http').map(httpAction)[0],
  };
}

function httpAction({ url, method, body }: Record<string, unknown>): HttpAction {
  return { url: String(url), method: String(method), body: String(body) };
}

export function actionsOf(part: unknown): Record<string, unknown>[] {
  if (Array.isArray(part)) return part.flatMap(actionsOf);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part && String(part.type).startsWith('Action.') ? [part as Record<string, unknown>] : [];
  return [...own, ...Object.values(part).flatMap(actionsOf)];
}
