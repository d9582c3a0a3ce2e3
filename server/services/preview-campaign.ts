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
  const objectIds = people.map(({ person }) => person.objectId);
  const versionIds = versions.map(({ id }) => id);
  const asked = await alreadyAsked(db, versionIds, inArray(request.objectId, objectIds));
  const known = new Set(asked.map((one) => `${one.versionId}|${one.objectId}`));
  const toAsk = objectIds.filter((one) => versionIds.some((versionId) => !known.has(`${versionId}|${one}`)));
  return {
    people: toAsk.length,
    notStarted: audience.people.length - people.length,
    groups: audience.groups.map((group) => ({ ...group })),
    leftOut: audience.leftOut.map((one) => ({ ...one })),
    alreadyAsked: objectIds.length - toAsk.length,
    cards: versions.map((version) => ({
      versionId: version.id,
      title: version.document.title,
      card: messages.sampleCard(version, body, language),
      mail: messages.sampleMail(version, body, language),
    })),
  };
}
