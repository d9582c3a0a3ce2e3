import { z } from 'zod';
import { MAIL_SENDER } from '../identifiers.ts';
import { readBody } from './body.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { mailbox } from './limits.ts';
import { type Match, type Operation, value } from './request.ts';

const MOST_RECIPIENTS = 500;
const MOST_HEADERS = 5;

const recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.string(), name: z.string().nullish() }),
});
const parameters = z.strictObject({
  message: z.strictObject({
    subject: z.string().nullish(),
    body: z.strictObject({ contentType: z.string().regex(/^(html|text)$/i), content: z.string() }),
    toRecipients: z.array(recipient).optional(),
    ccRecipients: z.array(recipient).optional(),
    bccRecipients: z.array(recipient).optional(),
    replyTo: z.array(recipient).optional(),
    from: recipient.optional(),
    importance: z
      .string()
      .regex(/^(low|normal|high)$/i)
      .optional(),
    categories: z.array(z.string()).optional(),
    internetMessageHeaders: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  }),
  saveToSentItems: z.boolean().optional(),
});
/** Graph's metadata names the parameters `Message` and `SaveToSentItems`, its page `message` and `saveToSentItems`; both are taken. */
const sendMailBody = z.preprocess(withSmallFirstLetters, parameters);
type Message = z.infer<typeof parameters>['message'];

/** GD user-sendmail.md: 202 says that Exchange took the message, nothing of its delivery. */
export const sendMailOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/users/{userId}/sendMail',
    application: ['Mail.Send'],
    delegated: ['Mail.Send'],
    limits: mailbox,
    answer: (match) => {
      const sender = existingSender(match);
      const { message } = readBody(sendMailBody, match.body);
      const recipients = [message.toRecipients, message.ccRecipients, message.bccRecipients].flatMap(
        (list) => list ?? [],
      );
      if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS) {
        throw new GraphError(
          400,
          'ErrorInvalidRecipients',
          'At least one recipient is not valid, or there are too many.',
        );
      }
      for (const { emailAddress } of recipients) {
        if (!/^[^\s@]+@[^\s@]+$/.test(emailAddress.address)) {
          throw new GraphError(400, 'ErrorInvalidRecipients', `The recipient '${emailAddress.address}' is not valid.`);
        }
      }
      if (match.lose) {
        match.lose(recipients.map(({ emailAddress }) => emailAddress.address));
        return { status: 202 };
      }
      match.world.mailboxes.send(
        sender.objectId,
        { name: sender.displayName, address: sender.mail },
        {
          to: recipients.map(({ emailAddress }) => ({
            name: emailAddress.name ?? emailAddress.address,
            address: emailAddress.address,
          })),
          subject: message.subject ?? '',
          html: htmlOf(message),
          headers: checkedHeaders(message),
        },
      );
      return { status: 202 };
    },
  },
];

/** The application may send from one mailbox only, as an administrator restricts `Mail.Send` in Exchange. */
function existingSender({ world, ...match }: Match): { objectId: string; displayName: string; mail: string } {
  const id = value({ world, ...match }, 'userId');
  const person = world.directory.personByAnyId(id);
  if (!person) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`);
  const { objectId, displayName, mail } = person;
  if (mail === null) {
    throw new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  }
  const own = match.caller.objectId === objectId;
  if (!own && mail !== MAIL_SENDER) {
    throw new GraphError(
      403,
      'ErrorAccessDenied',
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    );
  }
  return { objectId, displayName, mail };
}

function checkedHeaders({ internetMessageHeaders = [] }: Message): readonly { name: string; value: string }[] {
  if (internetMessageHeaders.length > MOST_HEADERS) {
    throw badRequest(`At most ${MOST_HEADERS} custom internet message headers can be sent.`);
  }
  for (const { name } of internetMessageHeaders) {
    if (!/^x-/i.test(name)) {
      throw new GraphError(
        400,
        'InvalidInternetMessageHeader',
        `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
      );
    }
  }
  return internetMessageHeaders;
}

function withSmallFirstLetters(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

function htmlOf({ body }: Message): string {
  if (/^html$/i.test(body.contentType)) return body.content;
  const text = body.content.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><html><body><pre>${text}</pre></body></html>`;
}
