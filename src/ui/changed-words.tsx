import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { WordPiece } from '#src/domain/difference/types.ts';
import { changeTexts } from '#strings/changes.ts';
import { useHiddenClass } from './hidden.ts';
import { LinkedText } from './linked-text.tsx';

const useStyles = makeStyles({
  added: {
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
  },
  // What takes the place of words that are struck through does not touch them.
  apart: { marginLeft: '0.25em' },
  removed: {
    textDecorationLine: 'line-through',
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
});

/** A reworded text with what is new and what is gone: seen by line and by colour, heard by words. */
export function ChangedWords({ pieces }: { readonly pieces: readonly WordPiece[] }) {
  const styles = useStyles();
  const hidden = useHiddenClass();
  return pieces.map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
    if (kind === 'same') return <LinkedText key={index} text={text} />;
    const Mark = kind === 'added' ? 'ins' : 'del';
    const words = text.trim();
    const last = pieces[index - 1];
    const isReplacing = kind === 'added' && last?.kind === 'removed' && /\S$/.test(last.text);
    // Space round the words is not marked: a line beneath nothing looks like a mistake.
    const [before = '', after = ''] = words === '' ? [text] : text.split(words);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
      <Fragment key={index}>
        {before}
        {words === '' ? null : (
          <Mark className={mergeClasses(styles[kind], isReplacing && styles.apart)}>
            <span className={hidden}>{changeTexts.heard[kind]}</span>
            <LinkedText text={words} />
            <span className={hidden}>{changeTexts.heard.end}</span>
          </Mark>
        )}
        {after}
      </Fragment>
    );
  });
}
