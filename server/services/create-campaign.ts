import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup, campaignVersion, policyVersion } from '#server/store/schema.ts';
import type { CampaignBody, CampaignDetail } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';
import { superseded } from './publish-version.ts';
import { readCampaign } from './read-campaigns.ts';
import type { VersionRow } from './read-policies.ts';
import { versionInForce } from './version-line.ts';

/**
 * Keeps a campaign as a draft; nobody is asked yet.
 * @throws Failure `version-not-found`, `version-not-published`, `version-superseded`, `due-date-past`, `group-not-found`
 */
export async function createCampaign(
  deps: { readonly db: Db; readonly now: () => Date; readonly directory: Directory },
  actor: Actor,
  body: CampaignBody,
): Promise<CampaignDetail> {
  const { db, now, directory } = deps;
  await askableVersions(db, body, now());
  const groups = await Promise.all([...new Set(body.groupIds)].map((id) => directory.groupById(id)));
  const id = randomUUID();
  await db.transaction(async (tx) => {
    const { dueOn, message, sendBy } = body;
    await tx
      .insert(campaign)
      .values({ id, status: 'draft', dueOn, message, sendBy, createdAt: now(), createdBy: actor.objectId });
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
  return readCampaign(deps, id);
}

/** The versions of a campaign, in its order, when they may be asked for. */
export async function askableVersions(
  tx: Tx,
  asked: Pick<CampaignBody, 'versionIds' | 'dueOn'>,
  now: Date,
): Promise<readonly VersionRow[]> {
  if (asked.dueOn < dayOf(now))
    throw new Failure('due-date-past', 'The due date has passed. Choose today or a later day.');
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

function outOfUse({ document }: VersionRow): Failure {
  return new Failure(
    'version-not-current',
    `"${document.title}" is withdrawn, so nobody is asked to accept it. Choose another policy.`,
  );
}
