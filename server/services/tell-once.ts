import { eq, sql } from 'drizzle-orm';
import type { Budgets, Mailer, MailMessage } from '#server/adapters/ports.ts';
import type { Logger } from '#server/log/logger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { notice } from '#server/store/schema/messages.ts';
import { DeliveryError } from '#src/domain/delivery.ts';

export type TellOnceDeps = {
  readonly db: Db;
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly budgets: Budgets;
};

/** A message to one reader that is sent once. */
export type Letter<News> = {
  readonly kind: typeof notice.$inferSelect.kind;
  /** Names the reader: one process at a time sends this kind of message to them. */
  readonly reader: string;
  readonly to: string;
  /** What is still to be told, or null. It is read again when the message is taken, after any wait for its turn. */
  readonly read: (tx: Tx) => Promise<News | null>;
  readonly mailOf: (news: News) => Pick<MailMessage, 'subject' | 'html'>;
  /** Notes what was told; `unsure` where an earlier message may have told it already. */
  readonly told: (tx: Tx, news: News, unsure: boolean) => Promise<void>;
};

/** How long a process may hold a message; after that it must have died. */
const leaseSeconds = 60;

/**
 * Takes the message in one short transaction, sends it in none, and notes it in another. What was on its way when a
 * process was killed or an answer got lost is sent again, and said to be unsure. Gives the seconds after which to look
 * again where another process holds the message. @throws DeliveryError
 */
export async function tellOnce<News>(deps: TellOnceDeps, letter: Letter<News>): Promise<number | null> {
  const { db, log, mailer, budgets } = deps;
  if ((await letter.read(db)) === null) return null;
  await budgets.spend('mail', 1, 'bulk');
  const key = `on its way: ${letter.kind} ${letter.reader}`;
  const taken = await db.transaction((tx) => take(tx, key, letter));
  if (taken === 'nothing') return null;
  if (taken === 'elsewhere') return leaseSeconds;
  const { news, unsure } = taken;
  if (unsure) log.warn(`${letter.kind}.unsure`);
  try {
    await mailer.send({ to: letter.to, ...letter.mailOf(news) }, { booked: true });
  } catch (error) {
    const isCertain = error instanceof DeliveryError && !error.uncertain;
    await giveBack(db, key, unsure || !isCertain);
    throw error;
  }
  await db.transaction(async (tx) => {
    await tx.delete(notice).where(eq(notice.key, key));
    await letter.told(tx, news, unsure);
  });
  return null;
}

type Taken<News> = { readonly news: News; readonly unsure: boolean } | 'nothing' | 'elsewhere';

/** A message that somebody took before and neither noted nor gave back may have arrived. */
async function take<News>(tx: Tx, key: string, { kind, read }: Letter<News>): Promise<Taken<News>> {
  const { rows } = await tx.execute<{ again: boolean }>(sql`
    insert into notice (key, kind, told_at) values (${key}, ${kind}, clock_timestamp())
    on conflict (key) do update set told_at = excluded.told_at
      where notice.told_at < clock_timestamp() - ${leaseSeconds} * interval '1 second'
    returning xmax <> 0 as again`);
  const [row] = rows;
  if (!row) return 'elsewhere';
  const news = await read(tx);
  if (news !== null) return { news, unsure: row.again };
  await tx.delete(notice).where(eq(notice.key, key));
  return 'nothing';
}

/** It can be taken at once; what may have arrived stays on record. */
async function giveBack(db: Db, key: string, mayHaveArrived: boolean): Promise<void> {
  if (mayHaveArrived)
    await db
      .update(notice)
      .set({ toldAt: new Date(0) })
      .where(eq(notice.key, key));
  else await db.delete(notice).where(eq(notice.key, key));
}

export async function isTold(tx: Tx, key: string): Promise<boolean> {
  const [row] = await tx.select({ key: notice.key }).from(notice).where(eq(notice.key, key));
  return row !== undefined;
}
