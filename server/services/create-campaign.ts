import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup, campaignVersion } from '#server/store/schema/campaigns.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import type { CampaignBody, CampaignOverview } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { superseded } from './publish-version.ts';
import { readOverview } from './read-campaigns.ts';
import type { VersionRow } from './read-policies.ts';
import { versionInForce } from './version-line.ts';

/**
 * Keeps a campaign as a draft, or until the time it is to be sent at; nobody is asked yet.
 * @throws Failure `version-not-found`, `version-not-published`, `version-superseded`, `due-date-past`, `group-not-found`,
 * `send-time-past`, `day-order`, `campaign-state`
 */
export async function createCampaign(
  deps: { readonly db: Db; readonly now: () => Date; readonly directory: Directory },
  actor: Actor,
  body: CampaignBody,
): Promise<CampaignOverview> {
  const { db, now, directory } = deps;
  await askableVersions(db, body, now());
  const sendAt = sendTimeOf(body, now());
  const groups = await Promise.all([...new Set(body.groupIds)].map((id) => directory.groupById(id)));
  const id = randomUUID();
  await db.transaction(async (tx) => {
    const { versionIds: _, groupIds: __, ...rest } = body;
    const status = sendAt === null ? 'draft' : 'scheduled';
    await tx.insert(campaign).values({ ...rest, id, status, sendAt, createdAt: now(), createdBy: actor.objectId });
    await tx
      .insert(campaignVersion)
      .values([...new Set(body.versionIds)].map((versionId, place) => ({ campaignId: id, versionId, place })));
    await tx.insert(campaignGroup).values(
      groups.map((group, place) => ({
        campaignId: id,
        groupId: group.id,
        name: group.name,
        description: group.description,
        place,
      })),
    );
  });
  return readOverview(deps, id);
}

/** When the campaign is to be sent by itself, or null. An admin's own account can send only while the admin is there. */
function sendTimeOf({ sendAt, sendBy, dueOn }: CampaignBody, now: Date): Date | null {
  if (sendAt === null) return null;
  const time = new Date(sendAt);
  if (sendBy === 'sender') {
    throw new Failure(
      'campaign-state',
      'A campaign from your own account cannot be sent at a later time, since that needs you to be signed in. Send it now, or let the app send it.',
    );
  }
  if (time <= now) throw new Failure('send-time-past', 'The time to send has passed. Choose a later one, or send now.');
  if (dueOn < dayOf(time)) {
    throw new Failure('day-order', 'The due date comes before the day on which it is sent. Choose a later due date.');
  }
  return time;
}

/** The versions of a campaign, in its order, when they may be asked for. */
export async function askableVersions(
  tx: Tx,
  asked: Pick<CampaignBody, 'versionIds' | 'dueOn'>,
  now: Date,
): Promise<readonly VersionRow[]> {
  if (asked.dueOn < dayOf(now)) throw dueDatePast();
  const rows = await tx
    .select()
    .from(policyVersion)
    .where(inArray(policyVersion.id, [...asked.versionIds]));
  return Promise.all(
    [...new Set(asked.versionIds)].map(async (id) => {
      const row = rows.find((one) => one.id === id);
      if (!row)
        throw new Failure('version-not-found', 'One of the versions does not exist. Choose from the list of policies.');
      if (row.status !== 'published') {
        throw new Failure(
          'version-not-published',
          `"${row.document.title}" is still a draft. Publish it, then ask people to accept it.`,
        );
      }
      const current = await versionInForce(tx, row.policyId);
      if (!current) throw outOfUse(row);
      if (current.id !== id) throw superseded();
      return row;
    }),
  );
}

export function dueDatePast(): Failure {
  return new Failure('due-date-past', 'The due date has passed. Choose today or a later day.');
}

function outOfUse({ document }: VersionRow): Failure {
  return new Failure(
    'version-not-current',
    `"${document.title}" is withdrawn, so nobody is asked to accept it. Choose another policy.`,
  );
}
