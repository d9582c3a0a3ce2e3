import { useEffect, useState } from 'react';

/** Whether the browser can read the language out. Voices come a moment after the page. */
export function useHasVoice(language: string): boolean {
  const [hasVoice, setHasVoice] = useState(false);
  useEffect(() => {
    const { speechSynthesis } = window;
    if (!speechSynthesis) return;
    const look = () => setHasVoice(speechSynthesis.getVoices().some((voice) => speaks(voice, language)));
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, [language]);
  return hasVoice;
}

/** `en-GB` and `en_US` speak the same language. */
export function speaks(voice: SpeechSynthesisVoice, language: string): boolean {
  return mainPart(voice.lang) === mainPart(language);
}

function mainPart(tag: string): string | undefined {
  return tag.toLowerCase().split(/[-_]/)[0];
}
