import { randomInt } from 'node:crypto';
import type { attestation } from '#server/store/schema/requests.ts';
import type { Receipt } from '#src/contract/requests.ts';
import { undoUntil } from '#src/domain/response.ts';
import type { AskedRequest } from './find-request.ts';

/** Letters and digits that nobody mistakes for one another when they are read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight signs in two groups, `K7QM-3WRT`: 6.5e11 codes, and the database refuses a repeat. */
export function newReceiptCode(): string {
  const signs = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** The person's own copy: the words of the version that was hashed, with their answers. */
export function receiptOf(
  { request, version, ended, inRegister }: Pick<AskedRequest, 'request' | 'version' | 'ended' | 'inRegister'>,
  act: Pick<
    typeof attestation.$inferSelect,
    'receiptCode' | 'contentHash' | 'signerName' | 'acceptedAt' | 'channel' | 'words' | 'ledgerNumber' | 'ledgerHash'
  >,
): Receipt {
  const { document } = version;
  return {
    receiptCode: act.receiptCode,
    requestId: request.id,
    policyTitle: document.title,
    versionLabel: document.versionLabel,
    versionNumber: version.number ?? 0,
    contentHash: act.contentHash,
    signerName: act.signerName,
    acceptedAt: act.acceptedAt.toISOString(),
    channel: act.channel,
    declarations: document.declarations.map((declaration, index) => {
      const { value, reason } = act.words.answers[index] ?? { value: 'yes' as const };
      return { text: declaration.text, answer: reason === undefined ? { value } : { value, reason } };
    }),
    fields: document.signatureFields.flatMap((field, index) => {
      const value = act.words.fields[index] ?? '';
      return value === '' ? [] : [{ label: field.label, value }];
    }),
    ledgerNumber: act.ledgerNumber,
    undoUntil: undoUntil(act.acceptedAt).toISOString(),
    inRegister,
    recalled: ended === 'recalled',
  };
}
