import type { Receipt } from '#src/contract/requests.ts';
import { saveFile } from '#src/ui/save-file.ts';
import { myPoliciesTexts, receiptTexts } from '#strings/app.ts';
import { momentWords } from '#strings/dates.ts';
import { language } from '#strings/language.ts';
import { receiptFileTexts as words } from '#strings/receipt-file.ts';
import { answerWords } from './answer-words.ts';

/** Hands the receipts to the person as one page that needs nothing else to be read or printed. */
export function saveReceipts(receipts: readonly Receipt[]): void {
  const [first] = receipts;
  if (!first) return;
  const name = receipts.length === 1 ? words.fileName(first.policyTitle, first.receiptCode) : words.fileNameAll;
  saveFile(new Blob([receiptPage(receipts)], { type: 'text/html;charset=utf-8' }), `${fileNameOf(name)}.html`);
}

/** Without the signs that a file system or a mail program minds. */
function fileNameOf(name: string): string {
  return name
    .replace(/[^\p{L}\p{N} ()-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 100);
}

const style = `body{font:16px/1.5 "Segoe UI",system-ui,sans-serif;color:#242424;background:#fff;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.25}dl{display:grid;grid-template-columns:minmax(8rem,30%) 1fr;gap:.4rem 1rem}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}article+article{border-top:1px solid #999;margin-top:2rem;padding-top:1rem}
@media print{article+article{break-before:page;border:0}}@media (max-width:30rem){dl{grid-template-columns:1fr}}`;

export function receiptPage(receipts: readonly Receipt[]): string {
  const [first] = receipts;
  const title =
    first && receipts.length === 1 ? words.fileName(first.policyTitle, first.receiptCode) : words.fileNameAll;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
${receipts.map(receiptArticle).join('\n')}
</body>
</html>
`;
}

function receiptArticle(receipt: Receipt): string {
  const facts: readonly (readonly [string, string])[] = [
    [words.reference, receipt.receiptCode],
    [words.by, receipt.signerName],
    ...receipt.fields.filter(({ value }) => value !== '').map(({ label, value }) => [label, value] as const),
    [words.when, receiptTexts.ukTime(momentWords(receipt.acceptedAt))],
    [words.exactly, receipt.acceptedAt],
    [words.where, words.channels[receipt.channel]],
    [words.policy, receipt.policyTitle],
    [receiptTexts.version, myPoliciesTexts.version(receipt.versionLabel, receipt.versionNumber)],
    [words.ledger, String(receipt.ledgerNumber)],
    [words.fingerprint, receipt.contentHash],
  ];
  const said = receipt.declarations.map(({ text, answer }) => [text, answerWords(answer)] as const);
  return `<article>
<h1>${escaped(receiptTexts.thanks(receipt.policyTitle))}</h1>
${receipt.recalled ? `<p><strong>${escaped(words.recalled)}</strong></p>\n` : ''}${list(facts)}
${said.length > 0 ? `<h2>${escaped(receiptTexts.words)}</h2>\n${list(said)}\n` : ''}<p>${escaped(words.note)}</p>
</article>`;
}

function list(pairs: readonly (readonly [string, string])[]): string {
  return `<dl>${pairs.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
