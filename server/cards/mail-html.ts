import { answersFor } from '#src/domain/attestation.ts';
import { messageTexts } from '#src/strings/messages.ts';
import {
  type AskedPolicy,
  askedDeclarations,
  askSentence,
  fieldsOf,
  plainDeclarations,
  versionWords,
} from './asked-policy.ts';
import { changeSentences, changesTitle } from './changes.ts';
import { type MailCardInput, mailCard } from './mail-card.ts';
import { escapeHtml, isWebPage, oneLine, policyRuns, shortened } from './plain-text.ts';

export function mailSubject({ language, document, dueOn, isOverdue }: AskedPolicy): string {
  const { mailTexts, spokenDay } = messageTexts(language);
  return mailTexts.subject(shortened(oneLine(document.title), 150), spokenDay(dueOn), isOverdue);
}

/**
 * A complete message: the card in its head, and all that the card says as a page beneath. Outlook shows no card to a
 * person who uses a screen reader, nor in many clients, so the page leaves nothing out.
 * https://learn.microsoft.com/outlook/actionable-messages/get-started
 */
export function mailHtml(input: MailCardInput): string {
  const card = scriptSafe(JSON.stringify(mailCard(input)));
  return page(
    input,
    `<script type="application/adaptivecard+json">${card}</script>\n`,
    messageTexts(input.language).mailTexts.how,
  );
}

/** The same page without a card, for a mailbox outside the school: no client there shows one, and none has the pane. */
export function plainMailHtml(policy: AskedPolicy): string {
  return page(policy, '', messageTexts(policy.language).mailTexts.howOutside);
}

function page(input: AskedPolicy, card: string, how: string): string {
  const { mailTexts } = messageTexts(input.language);
  const title = escapeHtml(oneLine(input.document.title));
  const lang = policyLang(input);
  return `<!DOCTYPE html>
<html lang="${mailTexts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title${lang}>${title}</title>
${card}</head>
<body style="margin:0;padding:24px;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
<main style="max-width:640px">
<h1${lang} style="font-size:22px;line-height:1.3;margin:0 0 12px">${title}</h1>
<p>${escapeHtml(askSentence(input))}</p>
${facts(input)}
${changed(input)}${message(input)}${questions(input)}${fields(input)}${said(input)}${links(input)}
<p>${escapeHtml(how)}</p>
<p style="font-size:14px">${escapeHtml(mailTexts.why(input.document.organisation ?? mailTexts.aSchool))}</p>
</main>
</body>
</html>
`;
}

function facts(input: AskedPolicy): string {
  const { language, document, versionNumber } = input;
  const { mailTexts, spokenDay } = messageTexts(language);
  const rows: readonly (readonly [string, string])[] = [
    [mailTexts.due, spokenDay(input.dueOn)],
    [mailTexts.version, versionWords({ language, versionLabel: document.versionLabel, versionNumber })],
    ...(document.organisation ? [[mailTexts.school, document.organisation] as const] : []),
  ];
  const items = rows.map(
    ([name, value]) => `<li><strong>${escapeHtml(name)}:</strong> ${escapeHtml(oneLine(value))}</li>`,
  );
  return `<ul style="padding-left:20px">\n${items.join('\n')}\n</ul>`;
}

function changed({ language, changes }: AskedPolicy): string {
  if (!changes) return '';
  const { cardTexts } = messageTexts(language);
  const why = changes.reason ? `<p>${escapeHtml(cardTexts.changes.reason(oneLine(changes.reason)))}</p>\n` : '';
  return section(changesTitle(changes, language), changeSentences(changes, language).map(escapeHtml)) + why;
}

function message({ language, message: text }: AskedPolicy): string {
  if (text.trim() === '') return '';
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return `${heading(messageTexts(language).mailTexts.message)}<blockquote style="margin:0;padding-left:12px;border-left:4px solid #5b5fc7">${lines
    .map((line) => `<p>${escapeHtml(line.trim())}</p>`)
    .join('')}</blockquote>\n`;
}

function questions(input: AskedPolicy): string {
  const { cardTexts, mailTexts } = messageTexts(input.language);
  return section(
    mailTexts.questions,
    askedDeclarations(input).map(({ declaration }) => {
      const answers = answersFor(declaration).map((value) => cardTexts.answers[value]);
      return `${policySpan(input, policyHtml(declaration.text))} ${escapeHtml(mailTexts.options(answers))}`;
    }),
  );
}

function fields(input: AskedPolicy): string {
  return section(
    messageTexts(input.language).mailTexts.fields,
    fieldsOf(input).map(({ field }) => policySpan(input, escapeHtml(oneLine(field.label)))),
  );
}

function said(input: AskedPolicy): string {
  const { mailTexts } = messageTexts(input.language);
  return section(
    mailTexts.plain,
    plainDeclarations(input).map(({ declaration }) => {
      const added = declaration.addedBySchool ? ` (${escapeHtml(mailTexts.addedBySchool)})` : '';
      return policySpan(input, policyHtml(declaration.text)) + added;
    }),
  );
}

function links({ language, links: { web, teams } }: AskedPolicy): string {
  const { mailTexts } = messageTexts(language);
  return `<p style="margin:24px 0 8px"><a href="${escapeHtml(web)}" style="display:inline-block;padding:12px 24px;background:#4f52b2;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${escapeHtml(mailTexts.open)}</a></p>
<p><a href="${escapeHtml(teams)}">${escapeHtml(mailTexts.openInTeams)}</a></p>`;
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const list = items.map((item) => `<li style="margin:0 0 8px">${item}</li>`).join('\n');
  return `${heading(title)}<ul style="padding-left:20px">\n${list}\n</ul>\n`;
}

function heading(title: string): string {
  return `<h2 style="font-size:17px;margin:20px 0 8px">${escapeHtml(title)}</h2>\n`;
}

/** Words of the policy within our own, `html` being safe already. */
function policySpan(asked: AskedPolicy, html: string): string {
  return `<span${policyLang(asked)}>${html}</span>`;
}

/** A policy may be in another language than the message: https://www.w3.org/TR/WCAG22/#language-of-parts */
function policyLang({ document }: AskedPolicy): string {
  const [language] = document.languages;
  return language === undefined ? '' : ` lang="${escapeHtml(language)}"`;
}

function policyHtml(text: string): string {
  return policyRuns(text)
    .map((run) => {
      const url = run.selectAction?.url;
      const shown = escapeHtml(run.text);
      return url !== undefined && isWebPage(url) ? `<a href="${escapeHtml(url)}">${shown}</a>` : shown;
    })
    .join('');
}

/** JSON inside a script element: no `<` can close it. */
function scriptSafe(json: string): string {
  return json.replaceAll('<', String.raw`\u003c`);
}
