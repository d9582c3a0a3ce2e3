import type { RequestHandler, Response } from 'express';
import type { ActionTokenCheck, Presser } from '#server/http/action-token.ts';
import type { Route } from '#server/http/define-route.ts';
import { authorizationOf } from '#server/http/mount-routes.ts';
import { answerMail } from '#server/services/answer-mail.ts';
import { languageIfKnown } from '#server/services/reader-language.ts';
import type { RecordDeps } from '#server/services/record-attestation.ts';
import { mailAcceptPath, type RequestMessages } from '#server/services/request-messages.ts';
import { mailActionBody } from '#src/contract/card-action.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';

type Deps = RecordDeps & { readonly messages: RequestMessages; readonly checkToken: ActionTokenCheck };

/**
 * What Microsoft calls for a person who pressed Accept in a mail. Outlook shows the card of a 200 in place of the one
 * pressed, and of a refusal the words in its header.
 * https://learn.microsoft.com/outlook/actionable-messages/adaptive-card
 */
export function outlookActionRoutes({ checkToken, ...deps }: Deps): readonly Route[] {
  const door: RequestHandler = async (request, response, next) => {
    const presser = await checkToken(authorizationOf(request)).catch((error: unknown) => {
      // Nobody is known yet.
      tell(response, error instanceof Failure ? error.message : deps.messages.mailNotRecorded('en'));
      throw error;
    });
    (response.locals as Locals).presser = presser;
    next();
  };
  return [
    {
      method: 'post',
      path: mailAcceptPath,
      access: 'outlook',
      door,
      summary: 'Accept from a mail: Microsoft’s actionable messages call it for the person who pressed',
      params: undefined,
      query: undefined,
      body: mailActionBody,
      takesFile: false,
      answers: { 200: 'The Adaptive Card to show in place of the one pressed' },
      async handle(request, response) {
        const presser = personOf(response);
        try {
          const body = await answerMail(deps, presser, mailActionBody.parse(request.body));
          response.set('card-update-in-body', 'true');
          return { status: 200, body };
        } catch (error) {
          const language = await languageIfKnown(deps.db, presser);
          const { refusalWords, mailNotRecorded } = deps.messages;
          tell(response, error instanceof Failure ? refusalWords(error.code, language) : mailNotRecorded(language));
          throw error;
        }
      },
    },
  ];
}

type Locals = { presser?: Presser };

function personOf(response: Response): PersonKey | null {
  const { presser } = response.locals as Locals;
  return presser && presser.objectId !== null ? { tenantId: presser.tenantId, objectId: presser.objectId } : null;
}

/** Puts into the answer what Outlook shows beside the card, which has to be one line of plain letters. */
function tell(response: Response, said: string): void {
  const plain = said.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
  response.set('card-action-status', plain.replaceAll(/[^ -~]/g, ' '));
}
