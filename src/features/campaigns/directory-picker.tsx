import { Combobox, Field, makeStyles, Option, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  all: { display: 'grid', gap: '10px' },
  box: { minHeight: '44px' },
  tags: { flexWrap: 'wrap', gap: '6px' },
  description: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A group or a person of the directory. */
export type Entry = { readonly id: string; readonly name: string; readonly description: string | null };

type Found =
  | { readonly status: 'idle' }
  | { readonly status: 'searching' }
  | { readonly status: 'failed'; readonly trouble: Trouble }
  | { readonly status: 'ready'; readonly entries: readonly Entry[] };

const pauseBeforeSearch = 250;

export type PickerWords = {
  readonly label: string;
  readonly hint: string;
  readonly searching: string;
  readonly none: string;
  remove(name: string): string;
};

type DirectoryPickerProps = {
  readonly words: PickerWords;
  readonly chosen: readonly Entry[];
  readonly isRequired?: boolean;
  /** Letters before it searches. */
  readonly fewest: number;
  /** Keep it stable: it is asked again whenever it is another function. */
  search(typed: string): Promise<readonly Entry[]>;
  onChange(chosen: readonly Entry[]): void;
};

/** Finds groups or people in the directory by typing. What is chosen stands beneath, to be taken out again. */
export function DirectoryPicker({ words, chosen, isRequired = false, fewest, search, onChange }: DirectoryPickerProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const found = useFound(typed.trim(), fewest, search);
  const offered =
    found.status === 'ready' ? found.entries.filter(({ id }) => chosen.every((entry) => entry.id !== id)) : [];
  return (
    <div className={styles.all}>
      <Field
        label={{ children: words.label, className: styles.label }}
        hint={words.hint}
        required={isRequired}
        validationMessage={found.status === 'failed' ? `${found.trouble.title}. ${found.trouble.advice}` : null}
      >
        <Combobox
          freeform
          // Within a dialog what stands outside it can be neither seen nor pressed.
          inlinePopup
          className={styles.box}
          value={typed}
          selectedOptions={[]}
          onChange={(event) => setTyped(event.target.value)}
          onOptionSelect={(_, { optionValue }) => {
            const entry = offered.find(({ id }) => id === optionValue);
            if (entry) onChange([...chosen, entry]);
            setTyped('');
          }}
        >
          {offered.map((entry) => (
            <Option key={entry.id} value={entry.id} text={entry.name}>
              <span>
                {entry.name}
                {entry.description ? <span className={styles.description}>{entry.description}</span> : null}
              </span>
            </Option>
          ))}
          {offered.length === 0 ? (
            <Option key="none" disabled value="" text="">
              {found.status === 'ready' ? words.none : found.status === 'idle' ? words.hint : words.searching}
            </Option>
          ) : null}
        </Combobox>
      </Field>
      {chosen.length > 0 ? (
        <TagGroup
          aria-label={words.label}
          className={styles.tags}
          onDismiss={(_, { value }) => onChange(chosen.filter(({ id }) => id !== value))}
        >
          {chosen.map(({ id, name }) => (
            <Tag key={id} value={id} dismissible dismissIcon={{ 'aria-label': words.remove(name) }}>
              {name}
            </Tag>
          ))}
        </TagGroup>
      ) : null}
    </div>
  );
}

function useFound(typed: string, fewest: number, search: DirectoryPickerProps['search']): Found {
  const [found, setFound] = useState<Found>({ status: 'idle' });
  useEffect(() => {
    if (typed.length < fewest) {
      setFound({ status: 'idle' });
      return;
    }
    let isCurrent = true;
    setFound({ status: 'searching' });
    const timer = setTimeout(async () => {
      try {
        const entries = await search(typed);
        if (isCurrent) setFound({ status: 'ready', entries });
      } catch (error) {
        if (isCurrent) setFound({ status: 'failed', trouble: troubleOf(error) });
      }
    }, pauseBeforeSearch);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [search, typed, fewest]);
  return found;
}
