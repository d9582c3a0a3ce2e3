/** A mail shows its own pictures and looks and nothing else: no scripts, no forms, no calls outside. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'";

const looks = `body { margin: 0; padding: 16px; background: #fff; color: #242424; overflow-wrap: anywhere;
  font: 14px/1.45 "Segoe UI", Arial, sans-serif; } img { max-width: 100%; } a { color: #0f6cbd; }`;

/** The mail as a document of its own for a sandboxed frame. */
export function messageDocument(html: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html');
  for (const element of mail.querySelectorAll('script, base, meta[http-equiv], iframe, object, embed'))
    element.remove();
  const meta = mail.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  const style = mail.createElement('style');
  style.textContent = looks;
  const base = mail.createElement('base');
  base.target = '_blank';
  mail.head.prepend(meta, base, style);
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}
