import { readStuckWork } from '#server/services/stuck-work.ts';
import { type Check, ok, partial, stopping } from './check.ts';

/** Workers look at every kind of work at least three times a minute, and their wake-ups are kept for a minute more. */
const silentSeconds = 120;
/** A run ends after two minutes, so that a wake-up that waits longer is taken by nobody. */
const untakenSeconds = 300;
const longestWaitMs = 60 * 60_000;
/** A mailbox sends thirty messages a minute, so that thousands take hours: while they go, they are not stuck. */
const stillGoingMs = 15 * 60_000;

const names = {
  'attestation-row': 'rows of Attestations',
  'compliance-row': 'rows of Compliance',
  card: 'cards to be turned into receipts',
  original: 'files for the document library',
  reminder: 'reminders',
} as const;

/** What is still to be done, and whether anybody does it. */
export const queueChecks: readonly Check[] = [
  {
    id: 'queue.workers',
    looksAt: 'a process with ROLE worker or all is at work',
    needs: ['database.migrated'],
    run: async ({ pool }) => {
      const connected = await pool();
      const there = await connected.query<{ there: boolean }>("select to_regclass('jobs.job') is not null as there");
      const { rows } = there.rows[0]?.there
        ? await connected.query<{ silent: number | null; untaken: number | null }>(`
            select extract(epoch from now() - max(created_on))::float8 as silent,
              extract(epoch from now() - min(greatest(created_on, start_after)) filter (where state = 'created'))::float8 as untaken
            from jobs.job`)
        : { rows: [] };
      const [found] = rows;
      const isAlive = (found?.silent ?? Infinity) < silentSeconds && (found?.untaken ?? 0) < untakenSeconds;
      if (isAlive) return ok('one is');
      return stopping({
        wrong: 'No process does the work that waits in the database.',
        means: 'People can accept, but nobody is asked or reminded and no row reaches SharePoint.',
        fix: 'Start a process with ROLE=worker (or ROLE=all) on this database, or restart the one that hangs.',
      });
    },
  },
  {
    id: 'queue.register',
    looksAt: 'rows and receipts are not kept waiting for Microsoft',
    needs: ['queue.workers', 'site.write', 'token.bot'],
    run: async ({ pool, now }) => {
      const { rows } = await (await pool()).query<Waiting>(`
        select count(*)::int as rows, min(created_at) as oldest, (select max(done_at) from outbox) as last,
          (array_agg(last_error order by created_at) filter (where last_error is not null))[1] as reason
        from outbox where done_at is null and dead_at is null`);
      return waited(rows[0], now(), {
        what: 'rows or receipts',
        means: 'The register in SharePoint is behind: what the lists show is not what stands.',
      });
    },
  },
  {
    id: 'queue.messages',
    looksAt: 'messages to people are not kept waiting',
    needs: ['queue.workers', 'token.bot', 'catalogue', 'mail.send'],
    run: async ({ pool, now }) => {
      const { rows } = await (await pool()).query<Waiting>(`
        select count(*)::int as rows, min(d.queued_at) as oldest, (select max(sent_at) from delivery) as last,
          null as reason
        from delivery d join request r on r.id = d.request_id join campaign c on c.id = r.campaign_id
        where d.state = 'queued' and r.state = 'outstanding' and c.paused_at is null`);
      return waited(rows[0], now(), {
        what: 'messages',
        means: 'People have not been asked yet who should have been.',
      });
    },
  },
  {
    id: 'queue.given-up',
    looksAt: 'no work was given up',
    needs: ['database.migrated'],
    run: async ({ db }) => {
      const { items } = await readStuckWork(await db());
      if (items.length === 0) return ok('none');
      const counts = Object.entries(names).flatMap(([kind, name]) => {
        const count = items.filter((item) => item.kind === kind).length;
        return count === 0 ? [] : [`${count} ${name}`];
      });
      const rows = items.some(({ kind }) => kind === 'attestation-row' || kind === 'compliance-row');
      const trouble = {
        wrong: `Given up after many tries: ${counts.join(', ')}. The last said: ${items[0]?.reason || 'nothing'}.`,
        means: rows
          ? 'Some of what stands here is missing in SharePoint, and stays so until somebody tries again.'
          : 'Something is missing outside the database, and stays so until somebody tries again.',
        fix: 'Countersign > School > Needs attention, as an admin: look at the reasons, put them right and press "Try again".',
      };
      return rows ? stopping(trouble) : partial(trouble);
    },
  },
];

type Waiting = {
  readonly rows: number;
  readonly oldest: Date | null;
  /** When the last one of them was done. */
  readonly last: Date | null;
  readonly reason: string | null;
};

function waited(
  found: Waiting | undefined,
  now: Date,
  { what, means }: { readonly what: string; readonly means: string },
) {
  const { rows = 0, oldest = null, last = null, reason = null } = found ?? {};
  if (oldest === null) return ok('nothing waits');
  if (last !== null && now.getTime() - last.getTime() < stillGoingMs) return ok(`${rows} wait, and they are going`);
  const minutes = Math.round((now.getTime() - oldest.getTime()) / 60_000);
  if (minutes * 60_000 < longestWaitMs) return ok(`${rows} wait`);
  return stopping({
    wrong: `${rows} ${what} wait; the oldest for ${minutes} minutes${reason === null ? '' : ` (${reason})`}.`,
    means,
    fix: 'Look for the reason in the log of the process with ROLE worker, and restart it if it says nothing.',
  });
}
