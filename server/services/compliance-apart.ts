import { type SQL, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import type {
  ComplianceApart,
  NotAskedQuery,
  NotAskedReason,
  NotAskedRow,
  NotAskedRows,
} from '#src/contract/compliance.ts';
import { exemptionReasons } from '#src/domain/exemption.ts';
import { inScope, named, sameLine } from './compliance-scope.ts';
import { rowsOnPage } from './list-compliance.ts';
import { readAccounts } from './read-accounts.ts';

type Accounts = Awaited<ReturnType<typeof readAccounts>>;
type Deps = { readonly db: Db; readonly now: () => Date };

/** Requests held back, by reason, and how many people no campaign ever asked. */
export async function complianceApart({ db }: Deps): Promise<ComplianceApart> {
  const [exempt, never] = await Promise.all([
    db.execute<ComplianceApart['exempt'][number]>(sql`
      select x.reason, count(*)::int as count from request join exemption x on x.id = request.exemption_id
      where request.state = 'exempt' and ${inScope} group by x.reason`),
    db.execute<{ count: number }>(sql`select count(*)::int as count from (${neverAsked}) person`),
  ]);
  return {
    exempt: exempt.rows.sort((a, b) => exemptionReasons.indexOf(a.reason) - exemptionReasons.indexOf(b.reason)),
    neverAsked: never.rows[0]?.count ?? 0,
  };
}

/** One page of the people who were not asked for a version, or never for anything, by name, and why. */
export async function listNotAsked(
  { db, now, directory }: Deps & { readonly directory: Directory },
  query: NotAskedQuery,
): Promise<NotAskedRows> {
  const { versionId, search, page = 1 } = query;
  const at = now();
  const people = versionId === undefined ? neverAsked : askedElsewhere(versionId);
  const fits = sql`from (${people}) person where ${search === undefined ? sql`true` : named(search)}`;
  const [counted, some] = await Promise.all([
    db.execute<{ total: number }>(sql`select count(*)::int as total ${fits}`),
    db.execute<NotAskedRow>(sql`
      select object_id as "objectId", name, mail, guest, why ${fits}
      order by name nulls last, object_id limit ${rowsOnPage} offset ${(page - 1) * rowsOnPage}`),
  ]);
  return {
    asAt: at.toISOString(),
    total: counted.rows[0]?.total ?? 0,
    page,
    pageSize: rowsOnPage,
    rows: await withNames(directory, some.rows),
  };
}

/** Whoever is not asked yet is not kept: their name comes from the directory, and is missing while that is busy. */
async function withNames(directory: Directory, rows: readonly NotAskedRow[]): Promise<NotAskedRow[]> {
  const unnamed = rows.filter(({ name }) => name === null).map(({ objectId }) => objectId);
  const accounts = await readAccounts(directory, unnamed).catch((): Accounts => new Map());
  return rows.map((row) => {
    const account = accounts.get(row.objectId);
    return account ? { ...row, name: account.name, mail: account.mail, guest: account.guest } : row;
  });
}

const reason = (why: NotAskedReason) => sql.raw(`'${why}'`);

/** Everybody whom something is asked of that counts, but nothing of this line of versions. */
function askedElsewhere(versionId: string): SQL {
  return sql`
    select p.object_id, p.name, p.mail, p.guest, ${reason('elsewhere')} as why from person p
    where (p.tenant_id, p.object_id) in (
      select request.tenant_id, request.object_id from request where ${inScope}
      except select request.tenant_id, request.object_id from request where ${inScope} and ${sameLine(versionId)})`;
}

/**
 * People in the groups of a campaign, or added to one, whom none ever asked: those who were left out because their account
 * is disabled, and those whose first day is still to come. The directory holds pupils too, so it does not say who should
 * have been asked; the groups do.
 */
const neverAsked = sql`
  select distinct on (known.object_id) known.object_id, coalesce(p.name, known.name) as name, p.mail,
    coalesce(p.guest, false) as guest, known.why
  from (
    select (one.person->>'objectId')::uuid as object_id, one.person->>'name' as name, ${reason('account-disabled')} as why
    from campaign, jsonb_array_elements(campaign.left_out) as one(person) where campaign.status <> 'draft'
    union all
    select m.object_id, null, ${reason('not-started')} from campaign_member m
    join campaign c on c.id = m.campaign_id and c.ended_at is null
    where m.until is null
  ) known
  left join person p on p.object_id = known.object_id
  where not exists (select 1 from request r where r.object_id = known.object_id)
  order by known.object_id, known.why`;
