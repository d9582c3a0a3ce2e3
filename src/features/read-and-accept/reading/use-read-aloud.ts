import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { piecesOf, voiceFor } from './speech.ts';
import { headingOf, isHeading, isShown, mark, partsIn, sectionOf } from './words-on-page.ts';

export type Reading = {
  readonly status: 'silent' | 'reading' | 'paused';
  /** The section that is read, by its heading. */
  readonly section: string | null;
  /** From what is on the screen on. */
  start(): void;
  pause(): void;
  goOn(): void;
  nextSection(): void;
  stop(): void;
};

/**
 * Reads what is not folded away, part by part, and marks the part it is at. A pause stops the voice and remembers the
 * place: phones have no pause of their own.
 */
export function useReadAloud(text: RefObject<HTMLElement | null>, language: string): Reading {
  const [status, setStatus] = useState<Reading['status']>('silent');
  const [section, setSection] = useState<string | null>(null);
  const at = useRef<HTMLElement | null>(null);
  /** Each new start makes what an earlier one still says to us untrue. */
  const round = useRef(0);

  const fallSilent = useCallback((next: Reading['status']) => {
    round.current += 1;
    window.speechSynthesis?.cancel();
    setStatus(next);
    if (next === 'silent') mark(null);
  }, []);
  const read = useCallback(
    (part: HTMLElement | undefined) => {
      fallSilent('reading');
      const parts = shownParts(text.current);
      if (!part) return fallSilent('silent');
      at.current = part;
      setSection(sectionOf(part, parts));
      showPart(part);
      const mine = round.current;
      speak(part, language, () => {
        if (mine === round.current) read(parts[parts.indexOf(part) + 1]);
      });
    },
    [fallSilent, text, language],
  );
  useEffect(() => () => fallSilent('silent'), [fallSilent]);

  return {
    ...{ status, section },
    start: () => read(firstOnScreen(shownParts(text.current))),
    pause: () => fallSilent('paused'),
    goOn: () => read(at.current ?? undefined),
    nextSection() {
      const parts = shownParts(text.current);
      read(parts.slice(at.current ? parts.indexOf(at.current) + 1 : 0).find(isHeading));
    },
    stop: () => fallSilent('silent'),
  };
}

function shownParts(text: HTMLElement | null): readonly HTMLElement[] {
  return text ? partsIn(text).filter(isShown) : [];
}

function firstOnScreen(parts: readonly HTMLElement[]): HTMLElement | undefined {
  return parts.find((part) => part.getBoundingClientRect().top >= 0) ?? parts[0];
}

function showPart(part: HTMLElement): void {
  mark(part);
  const { top, bottom } = part.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) part.scrollIntoView({ block: 'center' });
}

function speak(part: HTMLElement, language: string, onEnd: () => void): void {
  const number = part.dataset['number'];
  const words = isHeading(part) ? headingOf(part) : (part.innerText ?? '');
  const pieces = piecesOf(number ? `${number} ${words}` : words);
  if (pieces.length === 0) {
    onEnd();
    return;
  }
  for (const [index, piece] of pieces.entries()) {
    const utterance = new SpeechSynthesisUtterance(piece);
    const voice = voiceFor(language);
    if (voice) utterance.voice = voice;
    utterance.lang = voice?.lang ?? language;
    if (index === pieces.length - 1) utterance.onend = onEnd;
    window.speechSynthesis.speak(utterance);
  }
}
