/** The shape of a language's texts, taken from the English ones: same names, same numbers to fill in, other words. */
export type Translated<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Words
    ? (...given: Given) => Translated<Words>
    : T extends object
      ? { readonly [Name in keyof T]: Translated<T[Name]> }
      : T;
