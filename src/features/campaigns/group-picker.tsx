import { Combobox, Field, makeStyles, Option, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { Group } from '#src/domain/person.ts';
import { newCampaignTexts as words } from '#src/strings/en/campaigns.ts';

const useStyles = makeStyles({
  label: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  all: { display: 'grid', gap: '10px' },
  box: { minHeight: '44px' },
  tags: { flexWrap: 'wrap', gap: '6px' },
  description: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type Found =
  | { readonly status: 'idle' }
  | { readonly status: 'searching' }
  | { readonly status: 'failed'; readonly trouble: Trouble }
  | { readonly status: 'ready'; readonly groups: readonly Group[] };

const pauseBeforeSearch = 250;

type GroupPickerProps = { readonly groups: readonly Group[]; onChange(groups: readonly Group[]): void };

/** Finds the directory's groups by typing. What is chosen stands beneath, to be taken out again. */
export function GroupPicker({ groups, onChange }: GroupPickerProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const found = useGroups(typed);
  const offered =
    found.status === 'ready' ? found.groups.filter(({ id }) => groups.every((group) => group.id !== id)) : [];
  return (
    <div className={styles.all}>
      <Field
        label={{ children: words.who, className: styles.label }}
        hint={words.whoHint}
        required
        validationMessage={found.status === 'failed' ? `${found.trouble.title}. ${found.trouble.advice}` : null}
      >
        <Combobox
          freeform
          className={styles.box}
          value={typed}
          selectedOptions={[]}
          onChange={(event) => setTyped(event.target.value)}
          onOptionSelect={(_, { optionValue }) => {
            const chosen = offered.find(({ id }) => id === optionValue);
            if (chosen) onChange([...groups, chosen]);
            setTyped('');
          }}
        >
          {offered.map((group) => (
            <Option key={group.id} value={group.id} text={group.name}>
              <span>
                {group.name}
                {group.description ? <span className={styles.description}>{group.description}</span> : null}
              </span>
            </Option>
          ))}
          {offered.length === 0 ? (
            <Option key="none" disabled value="" text="">
              {found.status === 'ready' ? words.noGroups : found.status === 'idle' ? words.whoHint : words.searching}
            </Option>
          ) : null}
        </Combobox>
      </Field>
      {groups.length > 0 ? (
        <TagGroup
          aria-label={words.who}
          className={styles.tags}
          onDismiss={(_, { value }) => onChange(groups.filter(({ id }) => id !== value))}
        >
          {groups.map((group) => (
            <Tag
              key={group.id}
              value={group.id}
              dismissible
              dismissIcon={{ 'aria-label': words.removeGroup(group.name) }}
            >
              {group.name}
            </Tag>
          ))}
        </TagGroup>
      ) : null}
    </div>
  );
}

function useGroups(typed: string): Found {
  const api = useAdminApi();
  const [found, setFound] = useState<Found>({ status: 'idle' });
  const search = typed.trim();
  useEffect(() => {
    if (search === '') {
      setFound({ status: 'idle' });
      return;
    }
    let isCurrent = true;
    setFound({ status: 'searching' });
    const timer = setTimeout(async () => {
      try {
        const { groups } = await api.groups(search);
        if (isCurrent) setFound({ status: 'ready', groups });
      } catch (error) {
        if (isCurrent) setFound({ status: 'failed', trouble: troubleOf(error) });
      }
    }, pauseBeforeSearch);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, search]);
  return found;
}
