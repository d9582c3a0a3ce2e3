import type { Language } from '#src/domain/language.ts';
import type { HealthFinding } from '#src/domain/policy-health.ts';
import { type MessageTexts, messageTexts } from '#src/strings/messages.ts';
import { escapeHtml, oneLine, shortened } from './plain-text.ts';

export type HealthMailInput = {
  readonly language: Language;
  readonly policies: readonly { readonly title: string; readonly findings: readonly HealthFinding[] }[];
  readonly link: string;
};

/** A plain message to whoever looks after policies: what was found in each, and what to do. */
export function healthMail(input: HealthMailInput): { readonly subject: string; readonly html: string } {
  const { language, policies, link } = input;
  const texts = messageTexts(language);
  const { healthMailTexts } = texts;
  const subject = healthMailTexts.subject(policies.map(({ title }) => shortened(oneLine(title), 150)));
  const html = `<!DOCTYPE html>
<html lang="${healthMailTexts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
<main style="max-width:640px">
<p>${escapeHtml(healthMailTexts.lead(policies.length))}</p>
${policies.map((policy) => section(policy, texts)).join('\n')}
<p style="margin:24px 0 8px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;background:#4f52b2;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${escapeHtml(healthMailTexts.open)}</a></p>
<p style="font-size:14px">${escapeHtml(healthMailTexts.why)}</p>
</main>
</body>
</html>
`;
  return { subject, html };
}

function section(policy: HealthMailInput['policies'][number], texts: MessageTexts): string {
  const { title, findings } = policy;
  const items = findings.map((finding) => {
    const { what, next } = texts.findingWords(finding, texts.spokenDay);
    return `<li style="margin:0 0 12px"><strong>${escapeHtml(oneLine(what))}</strong><br>${escapeHtml(next)}</li>`;
  });
  return `<h2 style="font-size:17px;margin:20px 0 8px">${escapeHtml(oneLine(title))}</h2>
<ul style="padding-left:20px">
${items.join('\n')}
</ul>`;
}
