import { linkedText } from '#src/domain/linked-text.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { asWords } from '../edit/edit-names.ts';

/** What the importer understood of some words in a text. */
export const markKinds = ['link', 'local', 'contact', 'date', 'policy', 'reference'] as const;
export type MarkKind = (typeof markKinds)[number];

type MarkedPart = { readonly text: string; readonly kind: MarkKind | null; readonly start: number };

export type Marker = (text: string) => readonly MarkedPart[];

/** The parts of a draft whose words are marked where the text prints them. */
export type Understood = Pick<PolicyDocument, 'contacts' | 'dates' | 'relatedPolicies' | 'statutoryReferences'>;

type Rule = { readonly kind: MarkKind; readonly pattern: RegExp };

/** Makes the function that parts a text of this draft by what its words were understood as. */
export function markerFor(document: Understood): Marker {
  const rules: Rule[] = [
    { kind: 'local', pattern: /\{\{[^{}]+\}\}/gu },
    ...rulesFor(
      'contact',
      document.contacts.flatMap(({ role, name }) => [name ?? '', role]),
    ),
    ...rulesFor(
      'date',
      Object.values(document.dates).map((date) => date?.printed ?? ''),
    ),
    ...rulesFor('policy', document.relatedPolicies),
    ...rulesFor('reference', document.statutoryReferences),
  ];
  return (text) => {
    let start = 0;
    return linkedText(text).flatMap((part) => {
      const at = start;
      start += part.text.length;
      return part.href === null
        ? parted(part.text, rules, at)
        : [{ text: part.text, kind: 'link' as const, start: at }];
    });
  };
}

/** Shorter words would be marked where they mean something else. */
const shortest = 4;

function rulesFor(kind: MarkKind, words: readonly string[]): readonly Rule[] {
  return [...new Set(words.map((one) => one.trim()))]
    .filter((one) => one.length >= shortest)
    .sort((a, b) => b.length - a.length)
    .flatMap((one) => {
      const pattern = asWords(one);
      return pattern ? [{ kind, pattern }] : [];
    });
}

function parted(text: string, rules: readonly Rule[], start: number): readonly MarkedPart[] {
  if (text === '') return [];
  for (const { kind, pattern } of rules) {
    const found = text.matchAll(pattern).next().value;
    if (!found || found[0] === '') continue;
    const { index, 0: words } = found;
    const end = index + words.length;
    return [
      ...parted(text.slice(0, index), rules, start),
      { text: words, kind, start: start + index },
      ...parted(text.slice(end), rules, start + end),
    ];
  }
  return [{ text, kind: null, start }];
}
