import { escapeHtml } from './plain-text.ts';

export type Mail = { readonly subject: string; readonly html: string };

/** A plain message in the look of all our mails; `body` is HTML. */
export function mailPage(language: string, subject: string, body: readonly string[]): Mail {
  const html = `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
<main style="max-width:640px">
${body.filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`;
  return { subject, html };
}

export function mailParagraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

export function mailNote(text: string): string {
  return `<p style="font-size:14px">${escapeHtml(text)}</p>`;
}

export function mailHeading(text: string): string {
  return `<h2 style="font-size:17px;margin:20px 0 8px">${escapeHtml(text)}</h2>`;
}

/** Items are HTML. */
export function mailList(items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<ul style="padding-left:20px">
${items.map((item) => `<li style="margin:0 0 8px">${item}</li>`).join('\n')}
</ul>`;
}

export function mailButton(link: string, text: string): string {
  return `<p style="margin:24px 0 8px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;background:#4f52b2;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${escapeHtml(text)}</a></p>`;
}

export function mailLink(link: string, text: string): string {
  return `<a href="${escapeHtml(link)}">${escapeHtml(text)}</a>`;
}
