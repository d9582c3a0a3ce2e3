import { makeStyles, Textarea } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect } from 'react';
import { draftTexts } from '#strings/draft-review.ts';
import type { Editing } from './draft-editing.ts';
import { nameOfSpot } from './draft-names.ts';
import type { Spot } from './draft-spots.ts';

const useStyles = makeStyles({ area: { width: '100%', font: 'inherit', '& textarea': { font: 'inherit' } } });

type WordBoxProps = {
  readonly spot: Spot;
  readonly editing: Editing;
  onWords(words: string): void;
};

/** The words of a line, to type in where they stand. */
export function WordBox({ spot, editing, onWords }: WordBoxProps) {
  const styles = useStyles();
  const field = editing.box;
  const caret = editing.typing?.caret ?? null;
  const { block, section } = spot;
  const isTable = block?.type === 'table';
  useEffect(() => {
    const box = field.current;
    if (!box) return;
    const at = caret ?? box.value.length;
    box.focus();
    box.setSelectionRange(at, at);
  }, [caret, field]);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const isAtStart = selectionStart === 0 && selectionEnd === 0;
    if (event.key === 'Escape') {
      event.stopPropagation();
      editing.leave();
    } else if (event.key === 'Enter' && !isTable && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const isInside = value.slice(0, selectionStart).trim() !== '' && value.slice(selectionStart).trim() !== '';
      if (block && isInside) editing.split();
      else editing.leave();
    } else if (event.key === 'Backspace' && isAtStart && block && !isTable) {
      event.preventDefault();
      editing.joinTyping();
    }
  };
  return (
    <Textarea
      className={styles.area}
      resize="vertical"
      textarea={{ ref: field }}
      aria-label={draftTexts.words(nameOfSpot(spot))}
      value={block ? block.text : (section.heading ?? '')}
      onChange={(_, { value }) => onWords(isTable ? value : value.replace(/\s*\n\s*/gu, ' '))}
      onKeyDown={press}
    />
  );
}
