import { language, otherLanguage } from '#strings/language.ts';

/**
 * The page comes in one language, chosen by what the browser asks for. The host may be in another, and a person may
 * choose for themselves: then the page is opened again in that one.
 */

const remembered = 'countersign.language';

/** Opens the page again where it is in another language than it ought to be. True while it leaves. */
export function leaveForLanguage(hostLocale: string): boolean {
  const wanted = chosen() ?? (hostLocale.toLowerCase().startsWith('cy') ? 'cy' : 'en');
  if (wanted === language) return false;
  open(wanted);
  return true;
}

/** What a person chose goes before what the host says, for as long as the browser remembers it. */
export function chooseOtherLanguage(): void {
  try {
    localStorage.setItem(remembered, otherLanguage.code);
  } catch {
    // A browser that keeps nothing for a framed page: then the choice holds while this page is open.
  }
  open(otherLanguage.code);
}

function chosen(): 'en' | 'cy' | null {
  const asked = new URLSearchParams(location.search).get('lang');
  const code = kept() ?? asked;
  return code === 'en' || code === 'cy' ? code : null;
}

function kept(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

function open(code: string): void {
  const address = new URL(location.href);
  address.searchParams.set('lang', code);
  location.replace(address);
}
