import type { Card } from '#server/adapters/ports.ts';
import type { AskedPolicy } from '#server/cards/asked-policy.ts';
import { closedCard, refusalCard } from '#server/cards/closed-card.ts';
import { homeLink, linksOf } from '#server/cards/links.ts';
import { mailHtml, mailSubject, plainMailHtml } from '#server/cards/mail-html.ts';
import { readCardInputs } from '#server/cards/read-card-inputs.ts';
import { receiptCard } from '#server/cards/receipt-card.ts';
import { requestCard, requestSummary, senderCard } from '#server/cards/request-card.ts';
import type { Settings } from '#server/config/settings.ts';
import type { CampaignBody } from '#src/contract/campaigns.ts';
import type { CardActionData } from '#src/contract/card-action.ts';
import type { SignedWords } from '#src/domain/attestation.ts';
import type { FailureCode } from '#src/domain/failure.ts';
import type { AskedRequest } from './find-request.ts';
import type { ShownRequest } from './personal-changes.ts';
import type { VersionRow } from './read-policies.ts';
import { suggestedFields } from './read-requests.ts';
import { receiptOf } from './receipt.ts';

/** What is shown of a request outside our own pages. */
export type RequestMessages = {
  /** The card in the bot's chat, as the request now stands: asked, accepted or closed. */
  card(asked: ShownRequest): Card;
  /** The same card once more, with what was entered and what is wrong with it. */
  cardAgain(asked: ShownRequest, problem: string, entered: SignedWords): Card;
  senderCard(asked: ShownRequest): Card;
  mail(asked: ShownRequest): { readonly subject: string; readonly html: string };
  /** The same without a card, for an address outside the school. */
  plainMail(asked: ShownRequest): { readonly subject: string; readonly html: string };
  /** The line a notification shows. */
  summary(asked: ShownRequest): string;
  /** The card a person would get, for the admin who is about to send it. */
  sampleCard(version: VersionRow, body: Pick<CampaignBody, 'dueOn' | 'message' | 'sendBy'>): Card;
  /** For a press that can never succeed, or null where words beside the card say it better. */
  refusal(code: FailureCode): Card | null;
  readInputs(asked: AskedRequest, data: CardActionData): SignedWords;
};

/** A request that nobody has: the buttons of a preview lead nowhere. */
const sampleId = '00000000-0000-0000-0000-000000000000';

export function createRequestMessages(
  settings: Pick<Settings, 'teamsAppId' | 'publicUrl' | 'actionableMessageOriginator'>,
): RequestMessages {
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
  const outstandingCard = (asked: ShownRequest, again?: { problem: string; entered: SignedWords }): Card =>
    requestCard({
      ...policyOf(asked),
      suggestedFields: suggestedFields(asked.version.document, asked.person),
      ...(again ? { again } : {}),
    });
  return {
    card(asked) {
      const links = linksOf(settings, asked.request.id);
      if (asked.attestation) {
        return receiptCard(receiptOf(asked, asked.attestation), asked.changes, links);
      }
      if (asked.request.state === 'exempt') return closedCard(asked.version.document.title, 'exempt', links);
      if (asked.request.state === 'closed') {
        return closedCard(asked.version.document.title, asked.request.closedBecause ?? 'superseded', links);
      }
      return outstandingCard(asked);
    },
    cardAgain: (asked, problem, entered) => outstandingCard(asked, { problem, entered }),
    senderCard: (asked) => senderCard(policyOf(asked)),
    mail(asked) {
      const policy = policyOf(asked);
      return {
        subject: mailSubject(policy),
        html: mailHtml({ ...policy, originator: settings.actionableMessageOriginator }),
      };
    },
    plainMail(asked) {
      const policy = policyOf(asked);
      return { subject: mailSubject(policy), html: plainMailHtml(policy) };
    },
    summary: (asked) => requestSummary(policyOf(asked)),
    sampleCard(version, { dueOn, message, sendBy }) {
      const { document } = version;
      const sample: AskedPolicy = {
        requestId: sampleId,
        document,
        versionNumber: version.number ?? 0,
        contentHash: version.contentHash ?? '',
        dueOn,
        message,
        links: linksOf(settings, sampleId),
        changes: null,
      };
      if (sendBy === 'sender') return senderCard(sample);
      return requestCard({ ...sample, suggestedFields: document.signatureFields.map(() => '') });
    },
    refusal(code) {
      if (code !== 'request-other-person' && code !== 'request-not-found' && code !== 'wrong-words') return null;
      return refusalCard(code, homeLink(settings));
    },
    readInputs: (asked, data) => readCardInputs(asked.version.document, data),
  };
}
