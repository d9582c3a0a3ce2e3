import { written } from '../written.ts';

/** Numbers with their noun, which stays singular after a number in Welsh and mutates after some: blwydd, flynedd, mlynedd. */

const rules = new Intl.PluralRules('cy');

/** What stands after each number; `other` wherever the others say nothing. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** "2 bolisi", "3 pholisi": https://cldr.unicode.org/index/cldr-spec/plural-rules */
export function counted(count: number, forms: Forms): string {
  return `${written(count)} ${forms[rules.select(count)] ?? forms.other}`;
}

export function peopleLong(count: number): string {
  return counted(count, { two: 'berson', few: 'pherson', many: 'pherson', other: 'person' });
}

export function requestsLong(count: number): string {
  return counted(count, { two: 'gais', few: 'chais', many: 'chais', other: 'cais' });
}

export function daysLong(count: number): string {
  return counted(count, { two: 'ddiwrnod', other: 'diwrnod' });
}
