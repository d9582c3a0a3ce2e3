import { Fragment } from 'react';
import { TextLink } from './text-link.tsx';
import { textParts } from './text-parts.ts';

export function LinkedText({ text }: { readonly text: string }) {
  return textParts(text).map((part, index) =>
    part.href === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
      <Fragment key={index}>{part.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
      <TextLink key={index} href={part.href} isOutside>
        {part.text}
      </TextLink>
    ),
  );
}
