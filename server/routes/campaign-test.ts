import type { Bot, Directory, Mailer, TeamsApp } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import type { RequestMessages } from '#server/services/request-messages.ts';
import { sendTest } from '#server/services/send-test.ts';
import type { Db } from '#server/store/open-store.ts';
import { testBody, testSent } from '#src/contract/campaigns.ts';

export function campaignTestRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly directory: Directory;
  readonly teamsApp: TeamsApp;
  readonly bot: Bot;
  readonly mailer: Mailer;
  readonly messages: RequestMessages;
}): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/campaigns/test',
      access: 'admin',
      summary: 'Send the messages to yourself alone, marked as a test; nothing is asked or recorded by it',
      body: testBody,
      answers: { 200: testSent },
      handle: async ({ caller, body, language }) => ({
        status: 200,
        body: await sendTest(deps, caller, body, language),
      }),
    }),
  ];
}
