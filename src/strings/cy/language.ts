import type * as en from '../en/language.ts';

/** The language of the texts beside this file, as BCP 47 names it. */
export const language: typeof en.language = 'cy';

/** What leads to the other language, written in that one. */
export const otherLanguage = { code: 'en', name: 'English' } as const;
