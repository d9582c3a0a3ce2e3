import type { PolicyDocument } from './policy-document.ts';

/** What is hashed, shown and signed: the document without what the importer reported about its own reading. */
export type PublishedWords = Omit<PolicyDocument, 'discarded' | 'questions' | 'warnings'>;

export function publishedWords(document: PolicyDocument): PublishedWords {
  const { discarded: _, questions: __, warnings: ___, ...words } = document;
  return words;
}
