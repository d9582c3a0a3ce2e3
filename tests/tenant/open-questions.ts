import { decodeJwt } from 'jose';
import { type Answer, errorCode, install, type OpenTenant } from './open-tenant.ts';

/** What no page of Microsoft's says, and the product would like to know. */
export type Question = {
  readonly number: number;
  readonly asks: string;
  /** What a person does to find out, where no program can or where the tenant is not made for it. */
  readonly byHand: string;
  /** Null where this tenant cannot answer. */
  readonly ask: ((tenant: OpenTenant) => Promise<string | null>) | null;
};

const PATIENCE_MS = 60_000;

export const openQuestions: readonly Question[] = [
  {
    number: 1,
    asks: 'Does the Entra token of an actionable message name the person (oid), and which Outlooks show the message?',
    byHand:
      'Register the sender, mail a request to yourself, press in each Outlook and look at the claims that arrived.',
    ask: null,
  },
  {
    number: 2,
    asks: 'How soon after the app is installed can the bot open the chat by object id?',
    byHand: 'Uninstall the app for REAL_TENANT_OBJECT_ID in Teams and ask again.',
    ask: chatAfterInstalling,
  },
  {
    number: 3,
    asks: 'Do activity notifications of an uploaded app reach phones?',
    byHand: 'Send a reminder to yourself and look at iOS and Android.',
    ask: null,
  },
  {
    number: 4,
    asks: 'What does Graph answer to a value that stands twice in a unique column?',
    byHand: 'Give the app fullcontrol on the site and ask again.',
    ask: secondValue,
  },
  {
    number: 5,
    asks: 'May an app that holds Lists.SelectedOperations.Selected alone make lists?',
    byHand: 'Consent to that permission and to no Sites permission, and ask again.',
    ask: listByListPermission,
  },
  {
    number: 6,
    asks: 'Does the personal tab open in Outlook on Mac and phones, and does nested sign-in work inside a Teams tab?',
    byHand: 'Open the tab there, and look at which sign-in the page says it used.',
    ask: null,
  },
  {
    number: 7,
    asks: 'Does Action.Execute work for a bot with isNotificationOnly?',
    byHand: 'Upload the app with that word in its manifest and press Accept on a card.',
    ask: null,
  },
  {
    number: 8,
    asks: 'Does User.ReadBasic.All show accountEnabled and userType?',
    byHand: 'Consent to it in place of User.Read.All and ask again.',
    ask: detailsByBasicPermission,
  },
];

async function chatAfterInstalling(tenant: OpenTenant): Promise<string | null> {
  const { status } = await install(tenant, tenant.objectId);
  if (status !== 201) return null;
  const connector = await tenant.connector();
  const start = performance.now();
  for (let tries = 1; performance.now() - start < PATIENCE_MS; tries += 1) {
    const opened = await connector('POST', '/v3/conversations', {
      isGroup: false,
      bot: { id: tenant.clientId },
      members: [{ id: tenant.objectId }],
      tenantId: tenant.tenantId,
    });
    if (opened.status < 300) return `at try ${tries}, after ${Math.round(performance.now() - start)} ms`;
  }
  return `not within ${PATIENCE_MS / 1_000} s`;
}

async function secondValue({ graph, siteId }: OpenTenant): Promise<string | null> {
  const list = await makeList(graph, siteId);
  if (list.status !== 201) return null;
  const items = `/sites/${siteId}/lists/${list.body.id}/items`;
  await graph('POST', items, { fields: { Key: 'once' } });
  const again = await graph('POST', items, { fields: { Key: 'once' } });
  return said(again);
}

async function listByListPermission(tenant: OpenTenant): Promise<string | null> {
  const roles = await rolesOf(tenant);
  if (!roles.includes('Lists.SelectedOperations.Selected') || roles.some((role) => role.startsWith('Sites.')))
    return null;
  return said(await makeList(tenant.graph, tenant.siteId));
}

async function detailsByBasicPermission(tenant: OpenTenant): Promise<string | null> {
  const roles = await rolesOf(tenant);
  const sees = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
  if (!roles.includes('User.ReadBasic.All') || roles.some((role) => sees.includes(role))) return null;
  const { status, body } = await tenant.graph('GET', `/users/${tenant.objectId}?$select=accountEnabled,userType`);
  return `${status}, accountEnabled ${body.accountEnabled ?? 'hidden'}, userType ${body.userType ?? 'hidden'}`;
}

function makeList(graph: OpenTenant['graph'], siteId: string): Promise<Answer> {
  return graph('POST', `/sites/${siteId}/lists`, {
    displayName: `Question ${Math.random().toString(36).slice(2)}`,
    columns: [{ name: 'Key', text: { maxLength: 255 }, indexed: true, enforceUniqueValues: true }],
    list: { template: 'genericList' },
  });
}

async function rolesOf({ tokenUrl, clientId, clientSecret }: OpenTenant): Promise<readonly string[]> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  const { roles } = decodeJwt(access_token);
  return Array.isArray(roles) ? roles.map(String) : [];
}

function said(answer: Answer): string {
  const code = errorCode(answer);
  return code === null ? `${answer.status}` : `${answer.status} ${String(code)}`;
}
