import { eq, type SQL, sql } from 'drizzle-orm';
import { isAwaited } from '#server/store/is-awaited.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { request } from '#server/store/schema/requests.ts';
import type { PeopleChoice, PeopleSort } from '#src/contract/campaign-filter.ts';
import { type PeoplePage, type PeopleQuery, pageRows } from '#src/contract/campaign-people.ts';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { fits, foldedName, isChosen, standingSql } from './campaign-choice.ts';
import { readRecipients } from './campaign-recipients.ts';
import { campaignNotFound } from './read-campaigns.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

/** What needs somebody comes first. */
const standingOrder = ['overdue', 'outstanding', 'declined', 'exempt', 'accepted', 'closed'];

const of = (campaignId: string) => sql`request r
  join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id where r.campaign_id = ${campaignId}`;

/** One page of the people of a campaign, in an order that is total, so that pages neither overlap nor leave gaps. @throws Failure `campaign-not-found` */
export async function readPeoplePage(
  { db, now }: Deps,
  campaignId: string,
  { sort, page, ...filter }: PeopleQuery,
): Promise<PeoplePage> {
  await checkCampaign(db, campaignId);
  const today = dayOf(now());
  const [{ rows: found }, { rows: counted }] = await Promise.all([
    db.execute<{ id: string }>(sql`
      select r.id from ${of(campaignId)} and ${fits(filter, today)}
      order by ${firstBy(sort, today)} ${foldedName}, p.name, r.id limit ${pageRows} offset ${(page - 1) * pageRows}`),
    db.execute<{ all: number; rows: number; people: number; awaited: number }>(sql`
      select count(*)::int as all, (count(*) filter (where fits))::int as rows,
        (count(distinct object_id) filter (where fits))::int as people,
        (count(distinct object_id) filter (where fits and awaited))::int as awaited
      from (select r.object_id, ${fits(filter, today)} as fits, ${isAwaited} as awaited from ${of(campaignId)}) each`),
  ]);
  const ids = found.map(({ id }) => id);
  const recipients = ids.length === 0 ? [] : await readRecipients(db, withIds(ids), today);
  const byId = new Map(recipients.map((one) => [one.requestId, one]));
  const { all = 0, rows = 0, people = 0, awaited = 0 } = counted[0] ?? {};
  return {
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    all,
    matching: { rows, people, awaited },
  };
}

/** Every row of those chosen, by name, for a file. @throws Failure `campaign-not-found` */
export async function readChosen(
  { db, now }: Deps,
  campaignId: string,
  chosen: PeopleChoice,
): Promise<readonly CampaignRecipient[]> {
  await checkCampaign(db, campaignId);
  const today = dayOf(now());
  return readRecipients(
    db,
    sql`${request.id} in (select r.id from ${of(campaignId)} and ${isChosen(chosen, today)})`,
    today,
  );
}

function firstBy(sort: PeopleSort, today: PlainDay): SQL {
  if (sort === 'name') return sql``;
  if (sort === 'due') return sql`r.due_on,`;
  return sql`array_position(${sql.param(standingOrder)}::text[], ${standingSql(today)}),`;
}

function withIds(ids: readonly string[]): SQL {
  return sql`${request.id} = any(${sql.param([...ids])}::uuid[])`;
}

async function checkCampaign(db: Db, campaignId: string): Promise<void> {
  const [found] = await db.select({ id: campaign.id }).from(campaign).where(eq(campaign.id, campaignId));
  if (!found) throw campaignNotFound();
}
