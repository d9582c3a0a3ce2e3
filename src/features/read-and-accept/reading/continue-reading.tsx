import { Button, makeStyles } from '@fluentui/react-components';
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { forgetPlace, keepPlace, keptPlace, type ReadingPlace } from '#src/api/kept-reading.ts';
import { goTo } from '#src/ui/go-to.ts';
import { Notice } from '#src/ui/notice.tsx';
import { readTexts } from '#strings/app.ts';
import { continueTexts as words } from '#strings/reading-help.ts';
import { isShown, partsIn, sectionOf } from './words-on-page.ts';

const useStyles = makeStyles({
  box: { marginBottom: '16px', '@media print': { display: 'none' } },
  button: { minHeight: '44px' },
});

type ContinueReadingProps = { readonly requestId: string; readonly text: RefObject<HTMLElement | null> };

/** Leads back to where the person stopped, and remembers where they are. */
export function ContinueReading({ requestId, text }: ContinueReadingProps) {
  const styles = useStyles();
  const [place, setPlace] = useState(() => keptPlace(requestId));
  useKeptPlace(requestId, text);
  if (!place) return null;
  const leave = () => flushSync(() => setPlace(null));
  return (
    <div className={styles.box}>
      <Notice
        kind="info"
        title={words.stopped(place.name)}
        actions={
          <>
            <Button
              className={styles.button}
              appearance="primary"
              onClick={() => {
                leave();
                const goal = text.current && goalOf(text.current, place);
                if (goal) goTo(goal);
              }}
            >
              {words.goOn}
            </Button>
            <Button
              className={styles.button}
              onClick={() => {
                leave();
                forgetPlace(requestId);
                document.querySelector<HTMLElement>('main h1')?.focus();
              }}
            >
              {words.fromTop}
            </Button>
          </>
        }
      />
    </div>
  );
}

const declaration = 'declaration';

function goalOf(text: HTMLElement, { spot }: ReadingPlace): HTMLElement | null {
  if (spot === declaration) return document.getElementById(declaration);
  return text.querySelector<HTMLElement>(`[data-words="${CSS.escape(spot)}"]`);
}

/** What was scrolled by less has not been begun. */
const leastScroll = 200;
const restMs = 400;
/** Where the eye rests, from the top of the window. */
const eyeLine = 48;

/** Kept when scrolling comes to rest. Back at the top, the place before is still the one to come back to. */
function useKeptPlace(requestId: string, text: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const place = window.scrollY > leastScroll && text.current ? placeNow(text.current) : null;
      if (place) keepPlace(requestId, place);
    };
    const plan = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    // The scroll that brought this here is over by now.
    plan();
    window.addEventListener('scroll', plan, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('scroll', plan);
    };
  }, [requestId, text]);
}

function placeNow(text: HTMLElement): ReadingPlace | null {
  const form = document.getElementById(declaration);
  if (form && form.getBoundingClientRect().top < window.innerHeight / 2)
    return { spot: declaration, name: readTexts.begin };
  const parts = partsIn(text);
  const here = parts.find((part) => {
    const isWords = part.dataset['words'] !== undefined && isShown(part);
    return isWords && part.getBoundingClientRect().bottom > eyeLine;
  });
  const spot = here?.dataset['words'];
  if (!here || spot === undefined) return null;
  return { spot, name: sectionOf(here, parts) ?? words.beginningOf(here.textContent ?? '') };
}
