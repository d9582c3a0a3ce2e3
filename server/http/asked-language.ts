import type { Request } from 'express';
import type { Language } from '#src/domain/language.ts';

/** The language that the address asks for, or else the browser. */
export function askedLanguage(request: Request): Language {
  const asked = request.query['lang'];
  if (asked === 'en' || asked === 'cy') return asked;
  return request.acceptsLanguages('en', 'cy') === 'cy' ? 'cy' : 'en';
}
