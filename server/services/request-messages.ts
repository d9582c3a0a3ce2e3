import type { Card } from '#server/adapters/ports.ts';
import type { AskedPolicy } from '#server/cards/asked-policy.ts';
import { type CardRefusal, closedCard, refusalCard } from '#server/cards/closed-card.ts';
import type { AdaptiveCard } from '#server/cards/elements.ts';
import { browserHomeLink, browserLinksOf, homeLink, linksOf, type RequestLinks } from '#server/cards/links.ts';
import { acceptsInMail, forOutlook, type MailCardInput, mailCard } from '#server/cards/mail-card.ts';
import { mailHtml, mailSubject, plainMailHtml } from '#server/cards/mail-html.ts';
import { words } from '#server/cards/plain-text.ts';
import { readCardInputs } from '#server/cards/read-card-inputs.ts';
import { receiptCard } from '#server/cards/receipt-card.ts';
import { requestCard, requestSummary, senderCard } from '#server/cards/request-card.ts';
import type { Settings } from '#server/config/settings.ts';
import type { CampaignBody } from '#src/contract/campaigns.ts';
import type { CardActionData } from '#src/contract/card-action.ts';
import type { SignedWords } from '#src/domain/attestation.ts';
import type { FailureCode } from '#src/domain/failure.ts';
import { cardTexts } from '#src/strings/en/cards.ts';
import type { AskedRequest } from './find-request.ts';
import type { ShownRequest } from './personal-changes.ts';
import type { VersionRow } from './read-policies.ts';
import { suggestedFields } from './read-requests.ts';
import { receiptOf } from './receipt.ts';

/** What the messages of a campaign depend on. */
export type Sample = Pick<CampaignBody, 'dueOn' | 'message' | 'sendBy'>;

/** What is shown of a request outside our own pages. */
export type RequestMessages = {
  /** The card in the bot's chat, as the request now stands: asked, accepted or closed. */
  card(asked: ShownRequest): Card;
  /** The same card once more, with what was entered and what is wrong with it. */
  cardAgain(asked: ShownRequest, problem: string, entered: SignedWords): Card;
  senderCard(asked: ShownRequest): Card;
  mail(asked: ShownRequest): { readonly subject: string; readonly html: string };
  /** The card in that mail, as the request now stands. */
  mailCard(asked: ShownRequest): Card;
  /** Whether that card, while the request is outstanding, accepts by one press. */
  acceptsInMail(asked: ShownRequest): boolean;
  /** In place of that card: what is asked is accepted on its page. */
  mailOpensPage(requestId: string): Card;
  /** The same without a card, for an address outside the school. */
  plainMail(asked: ShownRequest): { readonly subject: string; readonly html: string };
  /** The line a notification shows. */
  summary(asked: ShownRequest): string;
  /** The card a person would get, for the admin who is about to send it. */
  sampleCard(version: VersionRow, body: Sample): Card;
  /** The mail a person would get, where a mail goes out. */
  sampleMail(version: VersionRow, body: Sample): { readonly subject: string; readonly html: string };
  /** Both, marked as a test; their buttons lead to no request. */
  testCard(version: VersionRow, body: Sample): Card;
  testMail(version: VersionRow, body: Sample): { readonly subject: string; readonly html: string };
  /** For a press that can never succeed, or null where words beside the card say it better. */
  refusal(code: FailureCode): Card | null;
  /** The same in a mail. */
  mailRefusal(code: FailureCode): Card | null;
  /** For a press on a test. */
  testAnswer(): Card;
  mailTestAnswer(): Card;
  readInputs(asked: AskedRequest, data: CardActionData): SignedWords;
};

/** Where Microsoft calls when Accept is pressed in a mail. */
export const mailAcceptPath = '/api/outlook/acceptances';

/** A request that nobody has: what a preview or a test shows, and what a press on a test names. */
export const sampleId = '00000000-0000-0000-0000-000000000000';

export function createRequestMessages(
  settings: Pick<Settings, 'teamsAppId' | 'publicUrl' | 'actionableMessageOriginator' | 'actionableMessageAccept'>,
): RequestMessages {
  const actionable = {
    originator: settings.actionableMessageOriginator,
    acceptUrl: settings.actionableMessageAccept ? `${settings.publicUrl}${mailAcceptPath}` : null,
  };
  const policyOf = (asked: ShownRequest): AskedPolicy => ({
    requestId: asked.request.id,
    document: asked.version.document,
    versionNumber: asked.version.number ?? 0,
    contentHash: asked.version.contentHash ?? '',
    dueOn: asked.request.dueOn,
    message: asked.campaign.message,
    links: linksOf(settings, asked.request.id),
    changes: asked.changes,
  });
  const sampleOf = (version: VersionRow, { dueOn, message }: Sample): AskedPolicy => ({
    requestId: sampleId,
    document: version.document,
    versionNumber: version.number ?? 0,
    contentHash: version.contentHash ?? '',
    dueOn,
    message,
    // There is no request to open.
    links: { teams: homeLink(settings), web: browserHomeLink(settings), home: homeLink(settings) },
    changes: null,
  });
  const sampleCard = (version: VersionRow, body: Sample): AdaptiveCard => {
    const sample = sampleOf(version, body);
    if (body.sendBy === 'sender') return senderCard(sample);
    return requestCard({ ...sample, suggestedFields: version.document.signatureFields.map(() => '') });
  };
  const mailInput = (asked: ShownRequest): MailCardInput => ({ ...policyOf(asked), ...actionable });
  const outstandingCard = (asked: ShownRequest, again?: { problem: string; entered: SignedWords }): Card =>
    requestCard({
      ...policyOf(asked),
      suggestedFields: suggestedFields(asked.version.document, asked.person),
      ...(again ? { again } : {}),
    });
  return {
    card(asked) {
      return answeredCard(asked, linksOf(settings, asked.request.id)) ?? outstandingCard(asked);
    },
    cardAgain: (asked, problem, entered) => outstandingCard(asked, { problem, entered }),
    senderCard: (asked) => senderCard(policyOf(asked)),
    mail(asked) {
      const input = mailInput(asked);
      return { subject: mailSubject(input), html: mailHtml(input) };
    },
    mailCard(asked) {
      const answered = answeredCard(asked, browserLinksOf(settings, asked.request.id));
      return answered ? forOutlook(answered, actionable) : mailCard(mailInput(asked));
    },
    acceptsInMail: (asked) => acceptsInMail(mailInput(asked)),
    mailOpensPage: (requestId) => forOutlook(refusalCard('on-the-page', linksOf(settings, requestId).web), actionable),
    plainMail(asked) {
      const policy = policyOf(asked);
      return { subject: mailSubject(policy), html: plainMailHtml(policy) };
    },
    summary: (asked) => requestSummary(policyOf(asked)),
    sampleCard,
    sampleMail(version, body) {
      const input = { ...sampleOf(version, body), ...actionable };
      return { subject: mailSubject(input), html: mailHtml(input) };
    },
    testCard(version, body) {
      const { refresh: _, ...card } = sampleCard(version, body);
      return { ...card, body: [words(cardTexts.testMark, { weight: 'bolder', color: 'attention' }), ...card.body] };
    },
    testMail(version, body) {
      const sample = sampleOf(version, body);
      const input = { ...sample, message: [cardTexts.testMark, sample.message].join('\n\n').trim(), ...actionable };
      return { subject: cardTexts.testSubject(mailSubject(input)), html: mailHtml(input) };
    },
    testAnswer: () => refusalCard('test', homeLink(settings)),
    mailTestAnswer: () => forOutlook(refusalCard('test', browserHomeLink(settings)), actionable),
    refusal: (code) => (isShownOnCard(code) ? refusalCard(code, homeLink(settings)) : null),
    mailRefusal: (code) =>
      isShownOnCard(code) ? forOutlook(refusalCard(code, browserHomeLink(settings)), actionable) : null,
    readInputs: (asked, data) => readCardInputs(asked.version.document, data),
  };
}

/** The card of a request that is answered or asks for nothing at the moment. */
function answeredCard({ request, attestation, ...asked }: ShownRequest, links: RequestLinks): AdaptiveCard | null {
  const { title } = asked.version.document;
  if (attestation) return receiptCard(receiptOf({ request, ...asked }, attestation), asked.changes, links);
  if (request.state === 'outstanding' && request.declinedAt !== null) return closedCard(title, 'declined', links);
  if (request.state === 'exempt') return closedCard(title, 'exempt', links);
  if (request.state === 'closed') return closedCard(title, request.closedBecause ?? 'superseded', links);
  return null;
}

function isShownOnCard(code: FailureCode): code is FailureCode & CardRefusal {
  return code === 'request-other-person' || code === 'request-not-found' || code === 'wrong-words';
}
