import { speaks } from './use-has-voice.ts';

/** Reading aloud by the browser: https://developer.mozilla.org/docs/Web/API/SpeechSynthesis */

/** The voice for a language, one that needs no network first: what it reads is then told to nobody. Null where there is none. */
export function voiceFor(language: string): SpeechSynthesisVoice | null {
  const speaking = window.speechSynthesis.getVoices().filter((voice) => speaks(voice, language));
  const rank = (voice: SpeechSynthesisVoice) => (voice.localService ? 2 : 0) + (/[-_]GB$/i.test(voice.lang) ? 1 : 0);
  return speaking.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/** Some voices fall silent in the middle of a long text, so that it is handed to them in pieces. */
const longestPiece = 220;

export function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = pieces.at(-1);
    const isFull = last === undefined || (last.length + word.length > longestPiece / 2 && /[.!?;:]$/.test(last));
    if (isFull || last.length + word.length > longestPiece) pieces.push(word);
    else pieces[pieces.length - 1] = `${last} ${word}`;
  }
  return pieces.filter((piece) => piece !== '');
}
