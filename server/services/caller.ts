import type { PersonKey } from '#src/domain/person.ts';

/** Who acts, from the validated token. */
export type Actor = PersonKey & { readonly name: string };
