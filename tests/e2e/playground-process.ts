import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantPerson } from '#tests/support/control.ts';
import { freePort, until } from '#tests/support/world.ts';

const program = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

/** Where a Microsoft 365 Agents Playground is going to be: its page, and the connector that a bot writes to. */
export type PlaygroundPlace = { readonly port: number; readonly origin: string; readonly serviceUrl: string };

export async function placeForPlayground(): Promise<PlaygroundPlace> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  return { port, origin, serviceUrl: `${origin}/_connector` };
}

export type PlaygroundCast = {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** The person in front of the page. */
  readonly currentUser: TenantPerson;
  /** The Playground takes five others, neither more nor fewer. */
  readonly others: readonly TenantPerson[];
};

/** Starts Microsoft's client for bots in a folder of its own, which goes when the process does. */
export async function startPlayground(
  place: PlaygroundPlace,
  endpoint: string,
  cast: PlaygroundCast,
): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-playground-'));
  const configFile = join(folder, 'playground.yml');
  // Every JSON text is a YAML text.
  writeFileSync(configFile, JSON.stringify(configOf(cast)));
  const child = spawn(
    process.execPath,
    [program, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(place.port), '--disable-telemetry'],
    {
      // Its log goes to the folder it is started in.
      cwd: folder,
      env: { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(String(part)));
  const running = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (running()) {
      child.kill();
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await until(async () => !running() || (await answers(place.origin)));
  if (!running()) {
    await stop();
    throw new Error(`The Playground ended: ${said.join('')}`);
  }
  return { stop };
}

function answers(origin: string): Promise<boolean> {
  return fetch(origin).then(
    (response) => response.ok,
    () => false,
  );
}

/** https://aka.ms/teams-app-test-tool-config-guide */
function configOf(cast: PlaygroundCast) {
  return {
    version: '0.1.1',
    tenantId: cast.tenantId,
    bot: cast.bot,
    currentUser: userOf(cast.currentUser),
    users: cast.others.slice(0, 5).map(userOf),
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Group chat' },
    team: {
      id: 'team',
      name: 'Team',
      aadGroupId: cast.tenantId,
      channels: [{ id: 'channel', name: 'Announcements' }],
    },
  };
}

/** In Teams a bot may open a chat by Entra object id; here a person is found by `id` alone, so both are the same. */
function userOf(person: TenantPerson) {
  const [givenName = '', ...surname] = person.name.split(' ');
  return {
    id: person.objectId,
    aadObjectId: person.objectId,
    name: person.name,
    givenName,
    surname: surname.join(' '),
    userPrincipleName: person.userPrincipalName,
    email: person.mail ?? person.userPrincipalName,
  };
}
