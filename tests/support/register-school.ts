import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { createLogger } from '#server/log/logger.ts';
import { type RegisterCommand, runRegister } from '#server/register.ts';
import { ask, onlyRequest, publishModel, yesToAll } from './school.ts';
import { createWorld, type World } from './world.ts';

/** A school whose register people interfere with. */
export type RegisterSchool = {
  readonly world: World;
  /** The database of this world, or another one. */
  readonly connection: pg.PoolConfig;
  /** Runs `npm run register` as a terminal would; what it said, and whether all was right. */
  register(
    command: RegisterCommand,
    database?: pg.PoolConfig,
  ): Promise<{ readonly isRight: boolean; readonly said: string }>;
  /** Rows by hand, as a site owner changes them. */
  edit(list: string, itemId: string, fields: Record<string, unknown>): Promise<void>;
  remove(list: string, itemId: string): Promise<void>;
  add(list: string, fields: Record<string, unknown>): Promise<void>;
};

/** The leaders are asked for a policy; `accepted` of them have accepted it. Nobody watches the lists by itself. */
export async function openRegisterSchool(now: string, accepted: number): Promise<RegisterSchool> {
  const world = await createWorld({ now, settings: { LIMITS_SCALE: '1000' } });
  await world.control.limits(0);
  await world.database.query(
    `insert into register_watch (list, looked_at, leased_until)
      select list, now(), now() + interval '1 day' from unnest(array['attestations', 'compliance']) as list
      on conflict (list) do update set leased_until = excluded.leased_until`,
  );
  const people = await world.control.people();
  const admin = await world.as(people.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [version.id], ['Senior leaders', 'Governors']);
  const asked = people.filter((one) => campaign.recipients.some(({ objectId }) => objectId === one.objectId));
  for (const person of asked.filter(({ accountEnabled }) => accountEnabled).slice(0, accepted)) {
    const client = await world.as(person.userPrincipalName);
    const request = await onlyRequest(client);
    await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request));
  }
  await world.settled();
  const { host, port, user, database } = world.database.options;
  const connection = { host, port, user, database } as pg.PoolConfig;
  const site = world.settings.sharePointSiteId;
  const graph = createGraph(world.settings, createCredentials(world.settings).appToken, async () => undefined);
  const idOf = async (list: string) => (await world.control.list(list)).id;
  return {
    world,
    connection,
    async register(command, other = connection) {
      const said: string[] = [];
      const clock = (await (await fetch(`${world.tenantOrigin}/control/clock`)).json()) as { now: string };
      const ahead = Date.parse(clock.now) - Date.now();
      const isRight = await runRegister(command, world.settings, other, {
        now: () => new Date(Date.now() + ahead),
        log: createLogger('silent'),
        say: (line) => void said.push(line),
        progress: () => undefined,
      });
      return { isRight, said: said.join('\n') };
    },
    async edit(list, itemId, fields) {
      await graph.patch(graphPath`/sites/${site}/lists/${await idOf(list)}/items/${itemId}/fields`, fields);
    },
    async remove(list, itemId) {
      await graph.remove(graphPath`/sites/${site}/lists/${await idOf(list)}/items/${itemId}`);
    },
    async add(list, fields) {
      await graph.post(graphPath`/sites/${site}/lists/${await idOf(list)}/items`, { fields });
    },
  };
}

/** An empty database, with the product's tables or with nothing at all. */
export async function emptyDatabase(
  template: 'world' | 'template0' = 'world',
): Promise<{ readonly connection: pg.PoolConfig; drop(): Promise<void> }> {
  const server = inject('postgres');
  const name = `w${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  return {
    connection: { ...server, database: name },
    async drop() {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
