import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '#server/backup.ts';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { dayOf } from '#src/domain/day.ts';
import { type FakeGraph, openFakeGraph } from '#tests/infra/fake-graph.ts';
import { environmentOf } from '#tests/support/environment.ts';
import { emptyDatabase } from '#tests/support/register-school.ts';
import { campaignBody, onlyRequest, publishModel, yesToAll } from '#tests/support/school.ts';
import { createWorld, freePort, type World } from '#tests/support/world.ts';
import { faultsOf } from './commands/azure.ts';
import { type Printed, printedCommands } from './commands/printed.ts';
import { isKnown, isTyped, type Rule, ruleFor } from './commands/rules.ts';
import { scratchProject } from './commands/scratch-project.ts';

/** Every command that a page prints is typed here, as it stands but for its names in capitals, over the embedded tenant. */
const printed = printedCommands();

let world: World;
let administrators: FakeGraph;
let project: ReturnType<typeof scratchProject>;
let empty: Awaited<ReturnType<typeof emptyDatabase>>;
let untouched: Awaited<ReturnType<typeof emptyDatabase>>;
/** What stands for each name in capitals; commands before add to it. */
const names = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld({ provisioned: false });
  administrators = await openFakeGraph();
  project = scratchProject();
  empty = await emptyDatabase();
  untouched = await emptyDatabase('template0');
  const { settings } = world;
  const own = environmentOf(world);
  const address = ({ connection }: typeof empty) =>
    own['DATABASE_URL']?.replace(/\/[^/?]+\?/, `/${connection.database ?? ''}?`) ?? '';
  const filled: Readonly<Record<string, string>> = {
    TENANT_ID: settings.tenantId,
    PRODUCT_CLIENT_ID: settings.clientId,
    SHAREPOINT_SITE_ID: settings.sharePointSiteId,
    SITE_HOST: settings.sharePointSiteId.split(',')[0] ?? '',
    IDENTITY_PRINCIPAL_ID: 'c3b1a0d2-54e6-4f78-9a1b-2c3d4e5f6a7b',
    ADMINISTRATORS_GRAPH: administrators.origin,
    EMPTY_DATABASE: address(empty),
    UNTOUCHED_DATABASE: address(untouched),
    BACKUP_FILE: await backUp({
      settings: { ...settings, backupDir: project.folder },
      database: world.database.options,
      now: world.now,
      say: () => undefined,
    }),
    EMPTY_FOLDER: mkdtempSync(join(tmpdir(), 'countersign-start-')),
    FREE_PORT: String(await freePort()),
    OTHER_PORT: String(await freePort()),
    FILE: 'server/embedded-tenant/host/public/samples/code-of-conduct.md',
    GROUP: 'policies',
    REGISTRY: 'oakfield',
  };
  for (const [name, value] of Object.entries(filled)) names.set(name, value);
}, 60_000);
afterAll(async () => {
  await administrators.close();
  await empty.drop();
  await untouched.drop();
  await world.close();
  for (const folder of [dirname(project.folder), names.get('EMPTY_FOLDER') ?? '']) rmSync(folder, { recursive: true });
});

/** Names in capitals that stand as a word of their own, and are not being set. */
function fill(text: string): string {
  return text.replace(/(?<![\w$-])[A-Z]+(?:_[A-Z]+)*(?![\w=-])/g, (name) => {
    const value = names.get(name);
    if (value === undefined && (name.includes('_') || name.length > 3)) throw new Error(`Nothing stands for ${name}`);
    return value ?? name;
  });
}

/** Types it into a shell, and gives what it said; what goes on by itself is ended once it has said `until`. */
function type(script: string, until: RegExp | undefined): Promise<string> {
  const env = { ...environmentOf(world), HOME: process.env['HOME'] ?? '', PATH: project.path };
  const child = spawn('bash', ['--norc', '-e', '-o', 'pipefail', '-c', script], {
    cwd: project.folder,
    env,
    detached: true,
  });
  let said = '';
  let isThere = false;
  const hear = (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (isThere || !until?.test(said)) return;
    isThere = true;
    process.kill(-(child.pid ?? 0), 'SIGTERM');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.stdin.end();
  return new Promise((done, fail) =>
    child.once('close', (status) => {
      if (isThere || status === 0) done(said);
      else fail(new Error(`It ended with ${status}, and said: ${said}`));
    }),
  );
}

const typable = (line: string, { as, env = {}, typed }: Rule): string => {
  const set = Object.entries(env).map(([name, value]) => `export ${name}='${fill(value)}'; `);
  const answer = typed === undefined ? '' : ` <<< '${fill(typed)}'`;
  // What is exported is for the lines after it.
  return line.startsWith('export ') ? line : `( ${set.join('')}${fill(as ?? line)} )${answer}`;
};

async function run({ page, lines }: Printed): Promise<void> {
  const meant = lines.filter((line) => isTyped(line, page)).map((line) => ({ line, rule: ruleFor(line, page) }));
  const until = meant.find(({ rule }) => rule.until)?.rule.until;
  const said = await type(meant.map(({ line, rule }) => typable(line, rule)).join('\n'), until);
  for (const { rule } of meant) if (rule.says) expect(said).toMatch(rule.says);
  for (const { line, rule } of meant.filter((one) => one.rule.thenWithout)) {
    const done = await type(typable(line.replace(` ${rule.thenWithout}`, ''), rule), undefined);
    for (const [, name = '', value = ''] of done.matchAll(/^([A-Z_]+)=(.+)$/gm)) names.set(name, value);
  }
}

const known = printed.filter(({ page, lines }) => lines.every(isKnown) && lines.some((line) => isTyped(line, page)));
const titled = (isMeant: (one: Printed) => boolean) =>
  known.filter(isMeant).map((one) => [`${one.page}: ${one.lines[0]}`, one] as const);
const isForLater = ({ page }: Printed) => page.startsWith('docs/operations/');

test.each(titled((one) => one.isBlock && !isForLater(one)))('%s', (_title, one) => run(one), 60_000);

test('after what the pages say in blocks, somebody is asked and accepts', async () => {
  const admin = await world.as('sunita.rao');
  const { id } = await publishModel(admin, 'code-of-conduct');
  const asked = await campaignBody(world, [id], ['Senior leaders']);
  // The commands know no other time than the machine's.
  const dueOn = addDays(dayOf(new Date()), 21);
  const campaign = (await admin.post<CampaignDetail>('/api/campaigns', { ...asked, dueOn })).body;
  expect((await admin.post(`/api/campaigns/${campaign.id}/send`)).status).toBe(202);
  await world.settled();
  const { recipients } = (await admin.get<CampaignDetail>(`/api/campaigns/${campaign.id}`)).body;
  const leader = await world.as(recipients[0]?.name ?? '');
  const request = await onlyRequest(leader);
  expect((await leader.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
  await world.settled();
  expect((await world.control.list('Attestations')).items).toHaveLength(1);
});

test.each(titled((one) => one.isBlock && isForLater(one)))('%s', (_title, one) => run(one), 60_000);
test.each(titled(({ isBlock }) => !isBlock))('%s', (_title, one) => run(one), 60_000);

test('no page prints a command that nobody says anything about', () => {
  expect(printed.filter(({ isBlock }) => isBlock).length).toBeGreaterThan(5);
  for (const { page, lines } of printed) for (const line of lines) ruleFor(line, page);
});

test('what runs elsewhere stands there, and a name alone is that of a script', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const { page, lines } of printed) {
    for (const line of lines) {
      const { elsewhere, by, isName } = ruleFor(line, page);
      if (elsewhere) expect(readFileSync(elsewhere, 'utf8'), line).toContain(by ?? line);
      const script = /^npm run (?:-s )?([\w-]+)/.exec(line)?.[1];
      if (script || (isName && line.startsWith('npm '))) expect(Object.keys(scripts), line).toContain(script);
    }
  }
});

test('what Azure was asked is what its pages know', () => {
  const calls = readFileSync(project.calls, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
  expect(calls.length).toBeGreaterThan(4);
  expect(calls.flatMap(faultsOf)).toEqual([]);
  expect(faultsOf(['az', 'acr', 'build', '--registy', 'oakfield', '.'])).toHaveLength(2);
  expect(faultsOf(['az', 'acr', 'bild'])).toHaveLength(1);
});
