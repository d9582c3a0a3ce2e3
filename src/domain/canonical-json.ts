import { Failure } from './failure.ts';

/**
 * The JSON Canonicalization Scheme of RFC 8785: keys in UTF-16 order, no white space, ECMAScript numbers, and absent
 * members left out. Two equal values give the same bytes on every machine, so a hash of them can be checked years later.
 * @throws Failure `not-canonical` for what JSON cannot hold: NaN, infinities, functions, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (/\p{Surrogate}/u.test(value)) throw new Failure('not-canonical', 'Text holds half a character.');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Failure('not-canonical', 'A number must be finite.');
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return `{${Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`)
        .join(',')}}`;
    default:
      throw new Failure('not-canonical', `A ${typeof value} has no JSON form.`);
  }
}
