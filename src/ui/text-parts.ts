import { linkedText, type TextPart } from '#src/domain/linked-text.ts';

/** Plain parts and links. Only `https` and `mailto` become links: a policy is somebody else's file. */
export function textParts(text: string): readonly TextPart[] {
  return linkedText(text).map(({ text: words, href }) => ({
    text: words,
    href: href !== null && /^(https:\/\/|mailto:)/i.test(href) ? href : null,
  }));
}
