/** "a, b ac c": Chromium knows no Welsh lists. The word before the last depends on the sound that follows it. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  const rest = parts.slice(0, -1);
  return rest.length === 0 ? last : `${rest.join(', ')} ${beginsWithVowel(last) ? 'ac' : 'a'} ${last}`;
}

/** A number by its name: un, wyth, un deg tri, wyth deg. */
function beginsWithVowel(word: string): boolean {
  return /^(?:[aeiouwyâêîôûŵŷ]|(?:1[1-9]?|8\d?)(?!\d))/i.test(word);
}
