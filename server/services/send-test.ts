import type { Bot, Directory, Mailer, TeamsApp } from '#server/adapters/ports.ts';
import { requestSummary } from '#server/cards/request-card.ts';
import type { Db } from '#server/store/open-store.ts';
import type { TestBody, TestSent } from '#src/contract/campaigns.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import type { Language } from '#src/domain/language.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { askableVersions } from './create-campaign.ts';
import type { VersionRow } from './read-policies.ts';
import type { RequestMessages } from './request-messages.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly directory: Directory;
  readonly teamsApp: TeamsApp;
  readonly bot: Bot;
  readonly mailer: Mailer;
  readonly messages: RequestMessages;
};

type Way = TestSent['sent'][number]['by'];

/**
 * Sends the messages of a campaign to the admin alone, marked as a test. No request comes of it, and a press on it
 * records nothing. As in a campaign, mail follows where Teams cannot reach.
 * @throws Failure `version-not-found`, `version-not-published`, `version-superseded`, `due-date-past`, `directory-busy`
 */
export async function sendTest(deps: Deps, admin: PersonKey, body: TestBody, language: Language): Promise<TestSent> {
  const versions = await askableVersions(deps.db, body, deps.now());
  const byTeams = await tried('teams', () => sendCards(deps, admin, versions, body, language));
  if (body.sendBy !== 'app-and-mail' && byTeams.fault === null) return { sent: [byTeams] };
  return { sent: [byTeams, await tried('mail', () => sendMails(deps, admin, versions, body, language))] };
}

async function tried(by: Way, send: () => Promise<void>): Promise<TestSent['sent'][number]> {
  try {
    await send();
    return { by, fault: null };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return { by, fault: error.fault };
  }
}

async function sendCards(
  { teamsApp, bot, messages }: Deps,
  admin: PersonKey,
  versions: readonly VersionRow[],
  body: TestBody,
  language: Language,
): Promise<void> {
  await teamsApp.installFor(admin.objectId);
  const chat = await bot.openChat(admin);
  for (const version of versions)
    await bot.sendCard(
      chat,
      messages.testCard(version, body, language),
      requestSummary({ document: version.document, dueOn: body.dueOn, isOverdue: false, language }),
    );
}

async function sendMails(
  { directory, mailer, messages }: Deps,
  admin: PersonKey,
  versions: readonly VersionRow[],
  body: TestBody,
  language: Language,
): Promise<void> {
  const to = (await directory.personById(admin.objectId))?.mail ?? null;
  if (to === null) throw new DeliveryError('no-mailbox', 'The directory holds no mail address.');
  for (const version of versions) await mailer.send({ to, ...messages.testMail(version, body, language) });
}
