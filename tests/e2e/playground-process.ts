import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantPerson } from '#tests/support/control.ts';
import { until } from '#tests/support/world.ts';

export type PlaygroundOptions = {
  readonly port: number;
  /** Where the Playground posts what happens in it. */
  readonly endpoint: string;
  readonly tenantId: string;
  readonly botId: string;
  /** The person in front of the page. */
  readonly currentUser: TenantPerson;
  /** Exactly five; the Playground takes neither more nor fewer. */
  readonly others: readonly TenantPerson[];
};

export type Playground = {
  /** Resolves once the page and the connector answer on the port that was asked for. */
  ready(): Promise<void>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
};

const program = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

/** Where a bot writes to a Playground on this port. */
export function connectorOf(port: number): string {
  return `http://localhost:${port}/_connector`;
}

/** Starts the Microsoft 365 Agents Playground in a folder of its own, where it leaves its settings and its log. */
export function startPlayground(options: PlaygroundOptions): Playground {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-playground-'));
  const configFile = join(folder, 'playground.yml');
  // Every JSON text is a YAML text.
  writeFileSync(configFile, JSON.stringify(configOf(options)));
  const child = spawn(
    process.execPath,
    [program, 'start', '-e', options.endpoint, '-c', 'msteams', '-p', String(options.port), '--disable-telemetry'],
    {
      cwd: folder,
      env: { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    async ready() {
      await until(async () => !running() || /Listening on \d+\n/.test(said));
      // It takes another port without a word where the one asked for is in use.
      if (!said.includes(`Listening on ${options.port}\n`)) {
        throw new Error(`The Playground does not run on port ${options.port}. It said: ${said}`);
      }
    },
    async stop() {
      if (running()) {
        child.kill();
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** https://aka.ms/teams-app-test-tool-config-guide */
function configOf({ tenantId, botId, currentUser, others }: PlaygroundOptions) {
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: botId, name: 'Countersign' },
    currentUser: userOf(currentUser),
    users: others.map(userOf),
    personalChat: { id: 'personal-chat' },
    groupChat: { id: 'group-chat', name: 'Group chat' },
    team: { id: 'team', name: 'Team', aadGroupId: tenantId, channels: [{ id: 'channel', name: 'Announcements' }] },
  };
}

/** Teams finds the member of a new chat by Entra object id, the Playground only by `id`: here they are the same. */
function userOf(person: TenantPerson) {
  const [givenName = '', ...surname] = person.name.split(' ');
  return {
    id: person.objectId,
    aadObjectId: person.objectId,
    name: person.name,
    givenName,
    surname: surname.join(' '),
    userPrincipleName: person.userPrincipalName,
    email: person.userPrincipalName,
  };
}
