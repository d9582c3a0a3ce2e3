import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '#server/store/open-store.ts';
import { furtherProcess } from '#tests/support/further-process.ts';
import { emptyDatabase } from '#tests/support/register-school.ts';
import { createWorld } from '#tests/support/world.ts';

/** Before the first release nobody upgraded: these may do what no later one may. */
const beforeFirstRelease: ReadonlySet<string> = new Set([
  '0000_state.sql',
  '0001_keep-what-is-published.sql',
  '0002_versions.sql',
  '0003_delivery.sql',
  '0004_tallies.sql',
  '0005_responses.sql',
]);

/** What fails under a program of the version before, which goes on while the tables change. */
const breaking: readonly (readonly [what: string, is: RegExp])[] = [
  ['drops a table', /\bDROP\s+TABLE\b/i],
  ['drops a column', /\bDROP\s+COLUMN\b/i],
  ['renames', /\bRENAME\s+(TO|COLUMN|CONSTRAINT)\b/i],
  ['changes a type', /\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b/i],
  ['asks for a value that the version before does not write', /\bSET\s+NOT\s+NULL\b/i],
  [
    'adds a column that needs a value',
    /\bADD\s+(COLUMN\s+)?(?!CONSTRAINT)\S+\s(?![^,;]*\bDEFAULT\b)[^,;]*\bNOT\s+NULL\b/i,
  ],
  ['takes away a default', /\bDROP\s+DEFAULT\b/i],
  ['refuses rows that the version before writes', /\bADD\s+CONSTRAINT\b(?![\s\S]*\bNOT\s+VALID\b)/i],
  ['makes doubles impossible that the version before may write', /\bCREATE\s+UNIQUE\s+INDEX\b/i],
];
/** A migration that must do it all the same says from which program on the tables can be used. */
const marked = /COMMENT ON TABLE "?ledger_head"? IS 'oldest migration: \d+'/;

function faultsOfMigration(sql: string): readonly string[] {
  if (marked.test(sql)) return [];
  const bare = sql.replace(/--(?!> ).*$/gm, '').replace(/\$\$[\s\S]*?\$\$/g, '');
  const statements = bare.split('--> statement-breakpoint').map((one) => one.trim());
  const made = new Set(statements.flatMap((one) => /CREATE TABLE "?(\w+)/i.exec(one)?.[1] ?? []));
  const isOwn = (one: string) => made.has(/(?:TABLE(?: ONLY)?|\bON) "?(\w+)"?/i.exec(one)?.[1] ?? '');
  return statements.flatMap((one) =>
    isOwn(one) ? [] : breaking.flatMap(([what, is]) => (is.test(one) ? [what] : [])),
  );
}

test('a migration leaves the version before working', () => {
  const folder = 'server/store/migrations';
  const later = readdirSync(folder).filter((name) => name.endsWith('.sql') && !beforeFirstRelease.has(name));
  for (const name of later) expect(faultsOfMigration(readFileSync(`${folder}/${name}`, 'utf8')), name).toEqual([]);
});

test.each([
  ['ALTER TABLE "request" DROP COLUMN "slip_code";', 'drops a column'],
  ['DROP TABLE "reminder";', 'drops a table'],
  ['ALTER TABLE "request" RENAME COLUMN "due_on" TO "due";', 'renames'],
  ['ALTER TABLE "request" ALTER COLUMN "state" SET DATA TYPE integer;', 'changes a type'],
  [
    'ALTER TABLE "request" ALTER COLUMN "slip_code" SET NOT NULL;',
    'asks for a value that the version before does not write',
  ],
  ['ALTER TABLE "request" ADD COLUMN "place" text NOT NULL;', 'adds a column that needs a value'],
  [
    'CREATE UNIQUE INDEX "one" ON "request" USING btree ("due_on");',
    'makes doubles impossible that the version before may write',
  ],
])('%s', (statement, what) => {
  expect(faultsOfMigration(`CREATE TABLE "other" ("id" uuid);--> statement-breakpoint\n${statement}`)).toEqual([what]);
});

test('what only adds is let through', () => {
  const adds = `CREATE TABLE "other" ("id" uuid PRIMARY KEY NOT NULL, "name" text NOT NULL);
--> statement-breakpoint
CREATE UNIQUE INDEX "other_name" ON "other" USING btree ("name");--> statement-breakpoint
ALTER TABLE "other" ADD CONSTRAINT "fk" FOREIGN KEY ("id") REFERENCES "public"."request"("id");--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "place" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- Nobody runs DROP TABLE here.
ALTER TABLE "request" ADD COLUMN "note" text;`;
  expect(faultsOfMigration(adds)).toEqual([]);
});

let database: Awaited<ReturnType<typeof emptyDatabase>>;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.drop());

test('a program starts on newer tables, unless they say that it is too old for them', async () => {
  const { pool, close } = await openStore(database.connection, () => undefined);
  await pool.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  await (await openStore(database.connection, () => undefined)).close();
  await pool.query("comment on table ledger_head is 'oldest migration: 9999999999999'");
  await expect(openStore(database.connection, () => undefined)).rejects.toThrow(/Install the newer version again/);
  await pool.query("comment on table ledger_head is 'oldest migration: 1'");
  await (await openStore(database.connection, () => undefined)).close();
  await close();
});

test('it says at start that the tables are newer', async () => {
  const world = await createWorld();
  try {
    const said = () => world.logged.some((line) => line.startsWith('warn database.newer-than-program'));
    expect(said()).toBe(false);
    await world.database.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
    );
    const another = await furtherProcess(world);
    try {
      expect(another.logged.some((line) => line.includes('database.newer-than-program'))).toBe(true);
    } finally {
      await another.stop();
    }
  } finally {
    await world.close();
  }
});
