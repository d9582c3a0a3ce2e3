import type { Link } from '#src/domain/policy-document.ts';

const written = /\[([^\]\n]+)\]\(([^()\s]+(?:\([^()\s]*\))?[^()\s]*)\)/gu;
const bare = /(?<![\w(/@.])(?:https?:\/\/|www\.)[^\s<>()[\]]+[^\s<>()[\].,;:!?'"’”]/giu;

/** A link that may be opened from a policy: web and mail addresses, nothing that runs or reads a file. */
function isSafeHref(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(href);
}

/** A link as it stands in a block's text; one that may not be opened leaves its words. */
export function writeLink(text: string, href: string): string {
  const words = text.trim();
  if (!isSafeHref(href) || words === '' || /[[\]]/u.test(words)) return text;
  const address = href.replace(/[\s()<>]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return words === href ? href : text.replace(words, () => `[${words}](${address})`);
}

/** The words that a reader sees: links without their addresses. */
export function wordsAlone(text: string): string {
  return text.replace(written, (whole, words: string, href: string) => (isSafeHref(href) ? words : whole));
}

export function linksOf(text: string): Link[] {
  const links: Link[] = [];
  const rest = text.replace(written, (whole, words: string, href: string) => {
    if (!isSafeHref(href)) return whole;
    links.push({ text: words, href });
    return ' ';
  });
  for (const [address] of rest.matchAll(bare)) {
    links.push({ text: address, href: /^www\./iu.test(address) ? `https://${address}` : address });
  }
  return links;
}
