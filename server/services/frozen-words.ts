import { sha256 } from '#server/store/sha256.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { withLocalValues } from '#src/domain/local-values.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { publishedWords } from '#src/domain/published-words.ts';

/** The words that people read, with the school's own in their places, and what is hashed of them. */
export function frozenWords(edited: PolicyDocument): {
  readonly document: PolicyDocument;
  readonly canonical: string;
  readonly contentHash: string;
} {
  const document = withLocalValues(edited);
  const canonical = canonicalJson(publishedWords(document));
  return { document, canonical, contentHash: sha256(canonical) };
}
