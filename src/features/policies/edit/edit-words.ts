import { linkedText } from '#src/domain/linked-text.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { allBlocks } from './edit-document.ts';

/** The words that a reader sees: links without their addresses. */
export function seenWords(text: string): string {
  return linkedText(text)
    .map((part) => part.text)
    .join('');
}

/** Letters and digits alone decide, as when the file was read: quotes, case and forms of one letter make no other word. */
export function normalWords(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Word's round bullets of an outer list become letters in plain text; a bullet is no word. */
const letterBullet = /^[ \t]*[oØ](?=\s+\p{Lu})/gmu;

/** The words of the file that stand neither in the policy nor among what is left out: what was typed over. */
export function missingWords(document: PolicyDocument, sourceText: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of placedTexts(document).flatMap(normalWords)) left.set(word, (left.get(word) ?? 0) + 1);
  return normalWords(sourceText.replace(letterBullet, '')).filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

/** The whole policy, with the facts of its title page: those stand in no section. */
function placedTexts(document: PolicyDocument): readonly string[] {
  const { sections, discarded, localValues = [], metadata, title, organisation, versionLabel } = document;
  return [
    ...sections.flatMap(({ heading, blocks }) => [
      heading ?? '',
      ...allBlocks(blocks).flatMap(({ number, text }) => [number ?? '', text]),
    ]),
    ...discarded.map(({ text }) => text),
    ...localValues.map(({ value }) => value),
    ...metadata.flatMap(({ label, value }) => [label, value]),
    title,
    organisation ?? '',
    versionLabel ?? '',
  ];
}
