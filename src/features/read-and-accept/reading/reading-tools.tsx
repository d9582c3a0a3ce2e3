import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { keptPlace } from '#src/api/kept-reading.ts';
import type { RequestDetail } from '#src/contract/requests.ts';
import { toolTexts as words } from '#strings/reading.ts';
import { keepTextSize, type TextSize, textSizes } from './text-size.ts';
import { useHasVoice } from './use-has-voice.ts';

// Each comes when it is used: what stands here from the start is no more than what is pressed.
const FindBox = lazy(async () => ({ default: (await import('./find-box.tsx')).FindBox }));
const ReadAloud = lazy(async () => ({ default: (await import('./read-aloud.tsx')).ReadAloud }));
const ContinueReading = lazy(async () => ({ default: (await import('./continue-reading.tsx')).ContinueReading }));

const useStyles = makeStyles({
  tools: { marginBottom: '20px', '@media print': { display: 'none' } },
  // Stays in sight while it leads through the text, where that leaves room for the text.
  atTop: {
    '@media (min-height: 480px)': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      paddingBlock: '8px',
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
  bar: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  tool: {
    minWidth: '44px',
    minHeight: '44px',
    padding: '0 12px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  sizes: { display: 'flex' },
  chosen: { textDecorationLine: 'underline', textDecorationThickness: '2px', textUnderlineOffset: '5px' },
});

type ReadingToolsProps = {
  readonly request: RequestDetail;
  readonly text: RefObject<HTMLElement | null>;
  readonly size: TextSize;
  onSize(size: TextSize): void;
};

/** What helps to read: back to where one stopped, text size, finding words, print, reading aloud. */
export function ReadingTools({ request, text, size, onSize }: ReadingToolsProps) {
  const styles = useStyles();
  const [open, setOpen] = useState<'find' | 'aloud' | null>(null);
  const language = request.document.languages[0] ?? 'en-GB';
  const hasVoice = useHasVoice(language);
  const isPlaceOfUse = useHasScrolled() || keptPlace(request.id) !== null;
  const bar = useRef<HTMLDivElement>(null);
  useRoomBeneath(bar, open !== null);
  const toggle = (tool: 'find' | 'aloud') => setOpen(open === tool ? null : tool);
  return (
    <>
      {isPlaceOfUse ? (
        <Suspense fallback={null}>
          <ContinueReading requestId={request.id} text={text} />
        </Suspense>
      ) : null}
      <div ref={bar} className={mergeClasses(styles.tools, open !== null && styles.atTop)}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
        <div role="group" aria-label={words.tools} className={styles.bar}>
          <TextSizes size={size} onSize={onSize} />
          <button
            type="button"
            id={findToolId}
            className={styles.tool}
            aria-expanded={open === 'find'}
            onClick={() => toggle('find')}
          >
            {words.find}
          </button>
          <button type="button" className={styles.tool} onClick={() => window.print()}>
            {words.print}
          </button>
          {hasVoice ? (
            <button
              type="button"
              className={styles.tool}
              aria-expanded={open === 'aloud'}
              onClick={() => toggle('aloud')}
            >
              {words.aloud}
            </button>
          ) : null}
        </div>
        <Suspense fallback={null}>
          {open === 'find' ? (
            <FindBox
              text={text}
              onClose={() => {
                setOpen(null);
                document.getElementById(findToolId)?.focus();
              }}
            />
          ) : null}
          {open === 'aloud' ? <ReadAloud text={text} language={language} /> : null}
        </Suspense>
      </div>
    </>
  );
}

const findToolId = 'find-in-policy';

/** As small, large and larger letters show it. */
function TextSizes({ size, onSize }: Pick<ReadingToolsProps, 'size' | 'onSize'>) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={words.size} className={styles.sizes}>
      {textSizes.map((one) => (
        <button
          key={one}
          type="button"
          className={mergeClasses(styles.tool, one === size && styles.chosen)}
          style={{ fontSize: `${one}rem` }}
          aria-label={words.sizes[one]}
          aria-pressed={one === size}
          onClick={() => {
            keepTextSize(one);
            onSize(one);
          }}
        >
          A
        </button>
      ))}
    </div>
  );
}

/** What is led to, by finding or by the Tab key, does not come to stand behind the bar while that stays in sight. */
function useRoomBeneath(bar: RefObject<HTMLElement | null>, isAtTop: boolean): void {
  useEffect(() => {
    const element = bar.current;
    if (!isAtTop || !element) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => {
      const isSticky = getComputedStyle(element).position === 'sticky';
      style.scrollPaddingTop = isSticky ? `${element.offsetHeight}px` : '';
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      style.scrollPaddingTop = '';
    };
  }, [bar, isAtTop]);
}

/** There is no place to remember before somebody has begun. */
function useHasScrolled(): boolean {
  const [hasScrolled, setHasScrolled] = useState(false);
  useEffect(() => {
    const onScroll = () => setHasScrolled(true);
    window.addEventListener('scroll', onScroll, { passive: true, once: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, []);
  return hasScrolled;
}
