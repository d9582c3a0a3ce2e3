/** The language of the texts beside this file, as BCP 47 names it. */
export const language: 'en' | 'cy' = 'en';

/** What leads to the other language, written in that one. */
export const otherLanguage = { code: 'cy', name: 'Cymraeg' } as const;
