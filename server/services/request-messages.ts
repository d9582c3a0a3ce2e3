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
import { longestField, type SignedWords } from '#src/domain/attestation.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Failure, FailureCode } from '#src/domain/failure.ts';
import { type Language, languageFor } from '#src/domain/language.ts';
import { standingOf } from '#src/domain/standing.ts';
import { messageTexts } from '#src/strings/messages.ts';
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
  cardAgain(asked: ShownRequest, failure: Failure, entered: SignedWords): Card;
  senderCard(asked: ShownRequest): Card;
  mail(asked: ShownRequest): { readonly subject: string; readonly html: string };
  /** The card in that mail, as the request now stands. */
  mailCard(asked: ShownRequest): Card;
  /** Whether that card, while the request is outstanding, accepts by one press. */
  acceptsInMail(asked: ShownRequest): boolean;
  /** In place of that card: what is asked is accepted on its page. */
  mailOpensPage(requestId: string, language: Language): Card;
  /** The same without a card, for an address outside the school. */
  plainMail(asked: ShownRequest): { readonly subject: string; readonly html: string };
  /** The line a notification shows. */
  summary(asked: ShownRequest): string;
  /** The card a person would get, for the admin who is about to send it. */
  sampleCard(version: VersionRow, body: Sample, language: Language): Card;
  /** The mail a person would get, where a mail goes out. */
  sampleMail(
    version: VersionRow,
    body: Sample,
    language: Language,
  ): { readonly subject: string; readonly html: string };
  /** Both, marked as a test; their buttons lead to no request. */
  testCard(version: VersionRow, body: Sample, language: Language): Card;
  testMail(version: VersionRow, body: Sample, language: Language): { readonly subject: string; readonly html: string };
  /** For a press that can never succeed, or null where words beside the card say it better. */
  refusal(code: FailureCode, language: Language): Card | null;
  /** Those words. */
  refusalWords(code: FailureCode, language: Language): string;
  /** Where a press does not say what was pressed. */
  unreadable(language: Language): string;
  /** The card of a refusal in a mail, on the same terms. */
  mailRefusal(code: FailureCode, language: Language): Card | null;
  /** Beside the card in a mail, where a press broke us. */
  mailNotRecorded(language: Language): string;
  /** For a press on a test. */
  testAnswer(language: Language): Card;
  mailTestAnswer(language: Language): Card;
  readInputs(asked: AskedRequest, data: CardActionData): SignedWords;
};

/** Where Microsoft calls when Accept is pressed in a mail. */
export const mailAcceptPath = '/api/outlook/acceptances';

/** A request that nobody has: what a preview or a test shows, and what a press on a test names. */
export const sampleId = '00000000-0000-0000-0000-000000000000';

export function createRequestMessages(
  settings: Pick<Settings, 'teamsAppId' | 'publicUrl' | 'actionableMessageOriginator' | 'actionableMessageAccept'>,
  now: () => Date,
): RequestMessages {
  const actionable = {
    originator: settings.actionableMessageOriginator,
    acceptUrl: settings.actionableMessageAccept ? `${settings.publicUrl}${mailAcceptPath}` : null,
  };
  const policyOf = (asked: ShownRequest): AskedPolicy => ({
    requestId: asked.request.id,
    language: languageFor(asked.person),
    document: asked.version.document,
    versionNumber: asked.version.number ?? 0,
    contentHash: asked.version.contentHash ?? '',
    dueOn: asked.request.dueOn,
    isOverdue: standingOf(asked.request, dayOf(now())) === 'overdue',
    message: asked.campaign.message,
    links: linksOf(settings, asked.request.id),
    changes: asked.changes,
  });
  const sampleOf = (version: VersionRow, { dueOn, message }: Sample, language: Language): AskedPolicy => ({
    requestId: sampleId,
    language,
    document: version.document,
    versionNumber: version.number ?? 0,
    contentHash: version.contentHash ?? '',
    dueOn,
    isOverdue: false,
    message,
    // There is no request to open.
    links: { teams: homeLink(settings), web: browserHomeLink(settings), home: homeLink(settings) },
    changes: null,
  });
  const sampleCard = (version: VersionRow, body: Sample, language: Language): AdaptiveCard => {
    const sample = sampleOf(version, body, language);
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
    cardAgain: (asked, failure, entered) =>
      outstandingCard(asked, { problem: problemWords(failure, languageFor(asked.person)), entered }),
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
    mailOpensPage: (requestId, language) =>
      forOutlook(refusalCard(language, 'on-the-page', linksOf(settings, requestId).web), actionable),
    plainMail(asked) {
      const policy = policyOf(asked);
      return { subject: mailSubject(policy), html: plainMailHtml(policy) };
    },
    summary: (asked) => requestSummary(policyOf(asked)),
    sampleCard,
    sampleMail(version, body, language) {
      const input = { ...sampleOf(version, body, language), ...actionable };
      return { subject: mailSubject(input), html: mailHtml(input) };
    },
    testCard(version, body, language) {
      const { refresh: _, ...card } = sampleCard(version, body, language);
      const mark = words(messageTexts(language).cardTexts.testMark, { weight: 'bolder', color: 'attention' });
      return { ...card, body: [mark, ...card.body] };
    },
    testMail(version, body, language) {
      const { cardTexts } = messageTexts(language);
      const sample = sampleOf(version, body, language);
      const input = { ...sample, message: [cardTexts.testMark, sample.message].join('\n\n').trim(), ...actionable };
      return { subject: cardTexts.testSubject(mailSubject(input)), html: mailHtml(input) };
    },
    testAnswer: (language) => refusalCard(language, 'test', homeLink(settings)),
    mailTestAnswer: (language) => forOutlook(refusalCard(language, 'test', browserHomeLink(settings)), actionable),
    refusal: (code, language) => (isShownOnCard(code) ? refusalCard(language, code, homeLink(settings)) : null),
    refusalWords(code, language) {
      const { title, advice } = messageTexts(language).failureTexts[code];
      return `${title}. ${advice}`;
    },
    unreadable: (language) => messageTexts(language).cardTexts.unreadable,
    mailRefusal: (code, language) =>
      isShownOnCard(code) ? forOutlook(refusalCard(language, code, browserHomeLink(settings)), actionable) : null,
    mailNotRecorded: (language) => messageTexts(language).mailTexts.notRecorded,
    readInputs: (asked, data) => readCardInputs(asked.version.document, data),
  };
}

/** The card of a request that is answered or asks for nothing at the moment. */
function answeredCard({ request, attestation, ...asked }: ShownRequest, links: RequestLinks): AdaptiveCard | null {
  const { title } = asked.version.document;
  const language = languageFor(asked.person);
  if (attestation) {
    const receipt = receiptOf({ request, ...asked }, attestation);
    return receiptCard({ ...receipt, language }, asked.changes, links);
  }
  if (request.state === 'outstanding' && request.declinedAt !== null)
    return closedCard(language, title, 'declined', links);
  if (request.state === 'exempt') return closedCard(language, title, 'exempt', links);
  if (request.state === 'closed') return closedCard(language, title, request.closedBecause ?? 'superseded', links);
  return null;
}

function isShownOnCard(code: FailureCode): code is FailureCode & CardRefusal {
  return code === 'request-other-person' || code === 'request-not-found' || code === 'wrong-words';
}

/** What is to be put right before an acceptance can be recorded. */
function problemWords({ code, details }: Failure, language: Language): string {
  const { again } = messageTexts(language).cardTexts;
  const [label] = details;
  if (code === 'field-missing' && label !== undefined) return again.missing(label);
  if (code === 'field-invalid') return label === undefined ? again.otherFields : again.tooLong(label, longestField);
  return again.unanswered;
}
