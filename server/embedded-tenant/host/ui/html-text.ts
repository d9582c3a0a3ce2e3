/** The words of an HTML text, with a break where a paragraph, line or cell ends. */
export function htmlText(html: string, lineBreak: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('script, style')) element.remove();
  for (const element of body.querySelectorAll('p, div, li, tr, td, th, br, h1, h2, h3, h4, h5, h6')) {
    element.after(lineBreak);
  }
  return (body.textContent ?? '').trim();
}
