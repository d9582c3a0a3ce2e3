import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronUp20Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { goTo, unfold } from '#src/ui/go-to.ts';
import { findTexts as words } from '#strings/reading-help.ts';
import { type Found, findWords } from './find-words.ts';
import { mark, partsIn, sectionOf } from './words-on-page.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px',
    marginTop: '8px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  label: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  input: {
    flex: '1 1 60%',
    minWidth: 0,
    minHeight: '44px',
    padding: '0 12px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  count: { minHeight: '1.5em', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  button: { minWidth: '44px', minHeight: '44px' },
});

type FindBoxProps = { readonly text: RefObject<HTMLElement | null>; onClose(): void };

/** Finds words in the policy, opens what they are folded into, and says which of how many it shows. */
export function FindBox({ text, onClose }: FindBoxProps) {
  const styles = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { sought, found, place, seek, step } = useFinding(text);
  useEffect(() => input.current?.focus(), []);
  // Reading goes on where the finding ended.
  const close = () => {
    const part = found[place]?.part;
    onClose();
    if (part) goTo(part, 'center');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter' || event.target !== input.current) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const isOff = found.length === 0;
  return (
    <search className={styles.box} onKeyDown={onKeyDown}>
      <label htmlFor={id} className={styles.label}>
        {words.label}
      </label>
      <span className={styles.count}>
        {sought.trim() === '' ? null : isOff ? words.nothing : words.place(place + 1, found.length)}
      </span>
      <input
        ref={input}
        id={id}
        type="search"
        autoComplete="off"
        className={styles.input}
        value={sought}
        onChange={(event) => seek(event.target.value)}
      />
      <Button
        className={styles.button}
        icon={<ChevronUp20Regular />}
        aria-label={words.before}
        title={words.before}
        disabledFocusable={isOff}
        onClick={() => step(-1)}
      />
      <Button
        className={styles.button}
        icon={<ChevronDown20Regular />}
        aria-label={words.next}
        title={words.next}
        disabledFocusable={isOff}
        onClick={() => step(1)}
      />
      <Button className={styles.button} onClick={close}>
        {isOff ? words.close : words.readOn}
      </Button>
    </search>
  );
}

/** How long typing rests before the words are looked for. */
const restMs = 250;

function useFinding(text: RefObject<HTMLElement | null>) {
  const announce = useAnnounce();
  const [sought, setSought] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const [place, setPlace] = useState(0);
  const show = useCallback(
    (all: readonly Found[], next: number) => {
      setPlace(next);
      const here = all[next];
      paint(all, here);
      if (!here || !text.current) return;
      const section = sectionOf(here.part, partsIn(text.current));
      announce(words.heard(next + 1, all.length, section, here.part.textContent ?? ''));
    },
    [announce, text],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      const all = text.current ? findWords(text.current, sought) : [];
      setFound(all);
      show(all, 0);
      if (all.length === 0 && sought.trim() !== '') announce(words.nothing);
    }, restMs);
    return () => clearTimeout(timer);
  }, [sought, text, show, announce]);
  useEffect(() => () => paint([], undefined), []);
  return {
    ...{ sought, found, place },
    seek: setSought,
    step(by: 1 | -1) {
      if (found.length > 0) show(found, (place + by + found.length) % found.length);
    },
  };
}

/** Colours what was found, where the browser can, and in any case marks and shows the part that is meant. */
function paint(all: readonly Found[], here: Found | undefined): void {
  if ('highlights' in CSS) {
    CSS.highlights.delete('found');
    CSS.highlights.delete('found-here');
    if (all.length > 0) CSS.highlights.set('found', new Highlight(...all.map(({ range }) => range)));
    if (here) CSS.highlights.set('found-here', new Highlight(here.range));
  }
  mark(here?.part ?? null);
  if (!here) return;
  unfold(here.part);
  here.part.scrollIntoView({ block: 'center' });
}
