import { z } from 'zod';
import { CATALOGUE_APP_ID, GRAPH_V1 } from '../identifiers.ts';
import { boundApp } from './app-catalogue.ts';
import { readBody } from './body.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { notifyMany, notifyOne } from './limits.ts';
import type { Match, Operation } from './request.ts';
import { existingPerson } from './users.ts';

const MOST_RECIPIENTS = 100;
const PREVIEW_CHARACTERS = 150;
const TOKEN_MINUTES_LEFT = 45;
const MINUTE_MS = 60_000;

const topic = z.strictObject({
  '@odata.type': z.string().optional(),
  source: z.enum(['entityUrl', 'text']),
  value: z.string().min(1),
  webUrl: z.string().nullish(),
});

const notification = z.strictObject({
  topic,
  activityType: z.string().min(1).max(64),
  chainId: z.number().int().nullish(),
  previewText: z.strictObject({ content: z.string(), contentType: z.enum(['text', 'html']).optional() }).nullish(),
  teamsAppId: z.string().nullish(),
  iconId: z.string().nullish(),
  templateParameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
});
type Notification = z.infer<typeof notification>;

const recipient = z.strictObject({
  '@odata.type': z.literal([
    'microsoft.graph.aadUserNotificationRecipient',
    '#microsoft.graph.aadUserNotificationRecipient',
  ]),
  userId: z.string(),
});
const bulkNotification = notification.extend({ recipients: z.array(recipient).min(1).max(MOST_RECIPIENTS) });

/** GD userteamwork-sendactivitynotification.md, teamwork-sendactivitynotificationtorecipients.md. */
export const activityNotificationOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/users/{userId}/teamwork/sendActivityNotification',
    application: ['TeamsActivity.Send.User', 'TeamsActivity.Send'],
    delegated: ['TeamsActivity.Send'],
    limits: notifyOne,
    answer: (match) => {
      const person = existingPerson(match);
      const asked = readBody(notification, match.body);
      const installation = match.world.installations.find(person.objectId, CATALOGUE_APP_ID);
      const sources = [
        `${GRAPH_V1}/users/${person.objectId}/teamwork/installedApps/${installation?.id}`,
        `${GRAPH_V1}/appCatalogs/teamsApps/${CATALOGUE_APP_ID}`,
      ];
      checkTopic(asked, (address) => sources.includes(decodeURIComponent(address)));
      const text = textOf(match, asked);
      if (!installation) {
        throw new GraphError(403, 'Forbidden', 'The app is not installed for the recipient of the notification.');
      }
      deliver(match, person.objectId, asked, text);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: '/teamwork/sendActivityNotificationToRecipients',
    application: ['TeamsActivity.Send.User', 'TeamsActivity.Send'],
    delegated: ['TeamsActivity.Send'],
    limits: notifyMany,
    answer: (match) => {
      const asked = readBody(bulkNotification, match.body);
      if (match.caller.expiresAt.getTime() - match.world.tokenTime().getTime() < TOKEN_MINUTES_LEFT * MINUTE_MS) {
        throw new GraphError(412, 'PreconditionFailed', 'The access token must be valid for at least 45 more minutes.');
      }
      checkTopic(asked, (address) => boundApp(address, match.world).id === CATALOGUE_APP_ID);
      const text = textOf(match, asked);
      if (match.lose) {
        match.lose(asked.recipients.map(({ userId }) => userId));
        return { status: 202 };
      }
      // Accepted for all; who has not the app, or is not known, simply gets nothing.
      for (const { userId } of asked.recipients) {
        if (match.world.installations.find(userId, CATALOGUE_APP_ID)) deliver(match, userId, asked, text);
      }
      return { status: 202 };
    },
  },
];

/** An address in Graph, or a text with a link into Teams (GD teams-send-activityfeednotifications.md). */
function checkTopic(asked: Notification, knows: (address: string) => boolean): void {
  const { source, value, webUrl } = asked.topic;
  if (source === 'entityUrl') {
    if (!knows(value)) throw badRequest(`The topic's entity URL '${value}' does not fit the recipient.`);
  } else if (!webUrl?.startsWith('https://teams.microsoft.com/')) {
    throw badRequest('A topic with source text needs a webUrl that starts with the Teams domain.');
  }
}

/** The text of the activity type, its parameters filled in. @throws 400 for a type the manifest does not declare */
function textOf({ world }: Match, { activityType, templateParameters = [] }: Notification): string {
  const parameters = new Map(templateParameters.map(({ name, value }) => [name, value]));
  if (activityType === 'systemDefault') {
    const text = parameters.get('systemDefaultText');
    if (!text) throw badRequest("The activity type systemDefault needs the template parameter 'systemDefaultText'.");
    return text;
  }
  const template = world.activityTypes ? world.activityTypes.get(activityType) : [...parameters.values()].join(' ');
  if (template === undefined)
    throw badRequest(`The activity type '${activityType}' is not declared in the app's manifest.`);
  return template.replace(/\{([^}]+)\}/g, (place, name: string) => {
    if (name === 'actor') return 'Countersign';
    const text = parameters.get(name);
    if (text === undefined)
      throw badRequest(`The template parameter '${name}' of '${activityType}' is missing in ${place}.`);
    return text;
  });
}

function deliver({ world }: Match, owner: string, asked: Notification, text: string): void {
  world.notifications.add({
    owner,
    preview: (asked.previewText?.content ?? '').slice(0, PREVIEW_CHARACTERS),
    text,
    webUrl: asked.topic.webUrl ?? null,
    chainId: asked.chainId ?? null,
  });
}
