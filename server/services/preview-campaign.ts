import { inArray } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { request } from '#server/store/schema/requests.ts';
import type { CampaignBody, CampaignPreview } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Language } from '#src/domain/language.ts';
import { hasStarted } from '#src/domain/person.ts';
import { alreadyAsked } from './already-asked.ts';
import { findAudience } from './audience.ts';
import { askableVersions } from './create-campaign.ts';
import type { RequestMessages } from './request-messages.ts';

/** What Send would do: the card people get, how many get one, and who is left out. Changes nothing. */
export async function previewCampaign(
  deps: {
    readonly db: Db;
    readonly now: () => Date;
    readonly directory: Directory;
    readonly messages: Pick<RequestMessages, 'sampleCard' | 'sampleMail'>;
  },
  body: CampaignBody,
  language: Language,
): Promise<CampaignPreview> {
  const { db, now, directory, messages } = deps;
  const versions = await askableVersions(db, body, now());
  const audience = await findAudience(directory, body.groupIds);
  const today = dayOf(body.sendAt === null ? now() : new Date(body.sendAt));
  const people = audience.people.filter(({ person }) => hasStarted(person, today));
  return {
    people: people.length,
    notStarted: audience.people.length - people.length,
    groups: audience.groups.map((group) => ({ ...group })),
    leftOut: audience.leftOut.map((one) => ({ ...one })),
    alreadyAsked: await countAsked(
      db,
      versions.map((version) => version.id),
      people.map(({ person }) => person.objectId),
    ),
    cards: versions.map((version) => ({
      versionId: version.id,
      title: version.document.title,
      card: messages.sampleCard(version, body, language),
      mail: messages.sampleMail(version, body, language),
    })),
  };
}

async function countAsked(db: Db, versionIds: readonly string[], objectIds: readonly string[]): Promise<number> {
  if (objectIds.length === 0) return 0;
  const asked = await alreadyAsked(db, versionIds, inArray(request.objectId, [...objectIds]));
  return asked.length;
}
