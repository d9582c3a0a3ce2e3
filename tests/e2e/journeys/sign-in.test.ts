import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RequestSummary } from '#src/contract/requests.ts';
import { ask, publishModel } from '#tests/support/school.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { tab, tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage } from '../support/stage.ts';

const title = 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form';
const limit = 120_000;
const pane = { app: 'outlook', pane: true } as const;

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  const version = await publishModel(admin, 'staff-governors-form');
  await ask(stage.world, admin, [version.id], ['All staff']);
}, limit);
afterEach(async () => {
  await stage.world.control.clearSignIns();
  await stage.leave();
});
afterAll(() => stage.close());

async function requestOf(person: string): Promise<string> {
  const client = await stage.world.as(person);
  const { requests } = (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  return requests[0]?.id ?? '';
}

/** How the hosts asked for this person's tokens. */
async function askedFor(person: string) {
  const { objectId } = await stage.world.control.person(person);
  return (await stage.world.control.tokenRequests()).filter((request) => request.objectId === objectId);
}

/** The API's answers to the next calls of this address, in the place of its own. */
async function answerFirst(page: Page, address: string, answers: readonly object[]): Promise<void> {
  const left = [...answers];
  await page.route(address, (route) => {
    const answer = left.shift();
    return answer ? route.fulfill(answer) : route.continue();
  });
}

function refusal(code: string, headers: Record<string, string> = {}) {
  const json = { code, message: 'English words of the server', details: [], requestId: 'a1' };
  return { status: 401, headers, json };
}

test(
  'consent is needed: the person gets a message for IT, and the number stays folded away',
  async () => {
    const { control } = stage.world;
    await control.refuseSignIn({ answer: 'consent-required', times: null });
    const screen = await stage.visit('jasmine.clarke', tab);
    await screen.tab.getByRole('heading', { name: 'Your school has to approve Countersign first' }).waitFor();
    const message = screen.tab.getByRole('textbox', { name: 'Message to IT' });
    expect(await message.inputValue()).toMatch(/https:\S+\/adminconsent\?client_id=[0-9a-f-]{36}$/);
    await screen.tab.getByRole('button', { name: 'Copy the message' }).click();
    await screen.tab
      .getByText('Copied', { exact: true })
      .or(screen.tab.getByText('The message is selected'))
      .first()
      .waitFor();
    const code = screen.tab.getByText('AADSTS65001');
    expect(await code.isVisible()).toBe(false);
    await expectAccessible(screen, tab, 'tab', [1280, 320]);
    await screen.tab.getByText('For your IT support').click();
    await code.waitFor();
    expect(await screen.tab.getByText('has not consented').count()).toBe(0);
    await control.clearSignIns();
    await screen.tab.getByRole('button', { name: 'Sign in' }).click();
    await screen.tab.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
  },
  limit,
);

test(
  'a stopped sign-in in Outlook is begun again by a press',
  async () => {
    const { control } = stage.world;
    await control.refuseSignIn({ answer: 'interaction-required', asking: 'silent' });
    await control.refuseSignIn({ answer: 'user-cancelled', asking: 'interactive' });
    const { pane: screen } = await stage.visit('jasmine.clarke', pane);
    await screen.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await screen.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
    expect((await askedFor('jasmine.clarke')).map(({ via, asking }) => `${via} ${asking}`)).toContain(
      'nested interactive',
    );
  },
  limit,
);

test(
  'a Teams without nested app authentication signs in by itself, and says when its window was blocked',
  async () => {
    const { control } = stage.world;
    await control.offerNested(false);
    await control.refuseSignIn({ answer: 'window-blocked' });
    const { tab: screen } = await stage.visit('jasmine.clarke', tab);
    await screen.getByRole('heading', { name: 'The sign-in window was blocked' }).waitFor();
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await screen.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
    expect(new Set((await askedFor('jasmine.clarke')).map(({ via }) => via))).toEqual(new Set(['teams']));
  },
  limit,
);

test(
  'an Outlook without it sends the person to the browser',
  async () => {
    await stage.world.control.offerNested(false);
    const { pane: screen } = await stage.visit('jasmine.clarke', pane);
    await screen.getByRole('heading', { name: 'This Outlook cannot sign you in' }).waitFor();
    expect(await screen.getByRole('link', { name: 'Open in the browser' }).getAttribute('href')).toBe('/tab');
  },
  limit,
);

test(
  'a policy of the school asks for more: its claims go into the sign-in, which a device may fail',
  async () => {
    stage.expectFault('401 (Unauthorized)');
    const { control } = stage.world;
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const header = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`;
    const { page, tab: screen } = await stage.visit('jasmine.clarke', tab);
    await screen.getByRole('link', { name: title }).waitFor();
    await page.route(
      '**/api/requests/*',
      async (route) => {
        await control.refuseSignIn({ answer: 'device-not-compliant', times: 2 });
        await route.fulfill(refusal('token-invalid', { 'www-authenticate': header }));
      },
      { times: 1 },
    );
    await screen.getByRole('link', { name: title }).click();
    await screen.getByRole('heading', { name: 'This device does not meet your school’s rules' }).waitFor();
    await screen.getByText('For your IT support').click();
    await screen.getByText('AADSTS53000').waitFor();
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(async () => (await askedFor('jasmine.clarke')).at(-1)?.asking).toBe('interactive');
    await screen.getByRole('heading', { name: 'This device does not meet your school’s rules' }).waitFor();
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await screen.getByRole('heading', { level: 1, name: title }).waitFor();
    const interactive = (await askedFor('jasmine.clarke')).filter(({ asking }) => asking === 'interactive');
    expect(interactive.map((request) => request.claims)).toEqual([
      expect.stringContaining('"acrs"'),
      expect.stringContaining('"acrs"'),
    ]);
  },
  limit,
);

test(
  'the account changes in Teams: the page begins anew, and asks for nothing of the other person',
  async () => {
    const { control } = stage.world;
    const [jasmine, rhys] = await Promise.all(['jasmine.clarke', 'rhys.llewellyn'].map((name) => control.person(name)));
    const id = await requestOf('jasmine.clarke');
    const { page, tab: screen } = await stage.visit('jasmine.clarke', tabAt(`request/${id}`));
    await screen.getByRole('heading', { level: 1, name: title }).waitFor();
    const calls: string[] = [];
    page.on('request', (request) => calls.push(new URL(request.url()).pathname));
    await control.switchAccount(jasmine?.objectId ?? '', rhys?.objectId ?? '');
    await screen.locator('html').evaluate(() => window.dispatchEvent(new Event('focus')));
    await screen.getByRole('region', { name: 'You are now signed in as Rhys Llewellyn' }).waitFor();
    await screen.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
    await screen.getByRole('link', { name: title }).waitFor();
    expect(await screen.locator('html').evaluate(() => window.location.hash)).toBe('#/');
    expect(calls.filter((path) => path.includes(id))).toEqual([]);
  },
  limit,
);

test(
  'an account that the school does not know may be changed for one that it does, and a guest is told so',
  async () => {
    const { control } = stage.world;
    const guest = await control.person('Kayleigh Moss');
    await control.refuseSignIn({ answer: 'unknown-account', objectId: guest.objectId });
    const page = await (await stage.browser()).newPage();
    await page.goto(`${stage.world.origin}/tab`);
    await page.getByRole('link', { name: guest.name }).click();
    await page.getByRole('heading', { name: 'The school does not know this account' }).waitFor();
    await page.getByRole('button', { name: 'Use another account' }).click();
    await page.getByRole('link', { name: guest.name }).click();
    await page.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
    await page.getByText('You are here as a guest of the school').waitFor();
  },
  limit,
);

test(
  'without a connection the page waits, and goes on by itself',
  async () => {
    stage.expectFault('net::ERR_');
    const screen = await stage.visit('jasmine.clarke', { app: 'teams', place: 'chat' });
    await screen.page.route('**/api/me', (route) => route.abort());
    await screen.go(tab);
    await screen.tab.getByRole('heading', { name: 'There is no connection' }).waitFor();
    await screen.page.unroute('**/api/me');
    await screen.page.context().setOffline(true);
    await screen.page.context().setOffline(false);
    await screen.tab.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
  },
  limit,
);

test(
  'a service that is being started is waited for',
  async () => {
    stage.expectFault('503 (Service Unavailable)');
    const screen = await stage.visit('jasmine.clarke', { app: 'teams', place: 'chat' });
    const away = { status: 503, contentType: 'text/html', body: '<h1>503 upstream connect error</h1>' };
    await answerFirst(screen.page, '**/api/client-config', [away, away]);
    await screen.go(tab);
    await screen.tab.getByRole('heading', { name: 'Countersign is not ready yet' }).waitFor();
    expect(await screen.tab.getByText('upstream').count()).toBe(0);
    await screen.tab.getByRole('heading', { level: 1, name: 'My policies' }).waitFor({ timeout: 30_000 });
  },
  limit,
);

test(
  'a sign-in that runs out while somebody reads is renewed unseen, or else by a press that loses nothing',
  async () => {
    stage.expectFault('401 (Unauthorized)');
    const { page, tab: screen } = await stage.visit('rhys.llewellyn', tab);
    await answerFirst(page, '**/api/requests/*', [refusal('token-expired')]);
    await screen.getByRole('link', { name: title }).click();
    await screen.getByRole('heading', { level: 1, name: title }).waitFor();
    await screen.getByRole('radio').first().check();
    await answerFirst(page, '**/attestation', [refusal('token-expired'), refusal('token-expired')]);
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    await screen.getByRole('heading', { name: 'Your sign-in has run out' }).waitFor();
    expect(await screen.getByText('English words of the server').count()).toBe(0);
    await screen.getByRole('button', { name: 'Sign in' }).click();
    await screen.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
    const asked = (await askedFor('rhys.llewellyn')).map(({ asking }) => asking);
    expect(asked.filter((asking) => asking === 'interactive').length).toBe(1);
  },
  limit,
);
