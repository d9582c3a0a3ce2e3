import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Next20Regular, Pause20Regular, Play20Regular, Stop20Regular } from '@fluentui/react-icons';
import type { RefObject } from 'react';
import { toolTexts } from '#strings/reading.ts';
import { aloudTexts as words } from '#strings/reading-help.ts';
import { useReadAloud } from './use-read-aloud.ts';

const useStyles = makeStyles({
  bar: {
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
  button: { minHeight: '44px' },
  section: { flex: '1 1 160px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type ReadAloudProps = { readonly text: RefObject<HTMLElement | null>; readonly language: string };

/** The controls of the voice. What is read is marked in the text. */
export function ReadAloud({ text, language }: ReadAloudProps) {
  const styles = useStyles();
  const { status, section, start, pause, goOn, nextSection, stop } = useReadAloud(text, language);
  const isReading = status === 'reading';
  const begin = status === 'paused' ? goOn : start;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={toolTexts.aloud} className={styles.bar}>
      <Button
        className={styles.button}
        icon={isReading ? <Pause20Regular /> : <Play20Regular />}
        onClick={isReading ? pause : begin}
      >
        {isReading ? words.pause : status === 'paused' ? words.goOn : words.start}
      </Button>
      <Button className={styles.button} icon={<Next20Regular />} onClick={nextSection}>
        {words.nextSection}
      </Button>
      <Button className={styles.button} icon={<Stop20Regular />} disabledFocusable={status === 'silent'} onClick={stop}>
        {words.stop}
      </Button>
      {section === null || status === 'silent' ? null : (
        <span className={styles.section}>{words.section(section)}</span>
      )}
    </div>
  );
}
