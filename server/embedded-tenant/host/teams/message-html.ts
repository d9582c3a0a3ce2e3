const allowed = new Set(['P', 'BR', 'B', 'STRONG', 'I', 'EM', 'U', 'UL', 'OL', 'LI', 'A', 'DIV', 'SPAN']);

/**
 * The text of a chat message with the few elements chats use and no attributes but a link's web address. A card stands
 * in it as `<attachment id>` and is drawn apart.
 */
export function plainMessageHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of [...body.querySelectorAll('*')]) {
    if (/^(SCRIPT|STYLE|ATTACHMENT|TEMPLATE|IFRAME)$/.test(element.tagName)) {
      element.remove();
    } else if (!allowed.has(element.tagName)) {
      element.replaceWith(...element.childNodes);
    } else {
      const href = element.getAttribute('href') ?? '';
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
      if (element.tagName === 'A' && /^(https?:\/\/|mailto:)/i.test(href)) {
        element.setAttribute('href', href);
        element.setAttribute('rel', 'noopener noreferrer');
      }
    }
  }
  return body.textContent?.trim() === '' ? '' : body.innerHTML;
}
