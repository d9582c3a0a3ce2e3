/** Languages that people are written to in. */
export type Language = 'en' | 'cy';

/** The one of them that a BCP 47 tag asks for; null where there is none, and English for any other language. */
export function languageOfTag(tag: string | null | undefined): Language | null {
  if (!tag) return null;
  return /^cy(-|$)/i.test(tag) ? 'cy' : 'en';
}

/** What somebody is written to in: English where the directory does not say. */
export function languageFor(person: { readonly language: Language | null } | null | undefined): Language {
  return person?.language ?? 'en';
}
