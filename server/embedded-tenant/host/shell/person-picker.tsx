import { Combobox, makeStyles, Option, OptionGroup, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigation } from '../place/use-place.tsx';
import { personKind, personKinds, personTrouble } from '../tenant/person-kind.ts';
import { useSession } from '../tenant/session.tsx';
import type { Person } from '../tenant/types.ts';
import { narrow } from '../ui/widths.ts';

/** Chooses whose screen this is. Typing narrows the list by name or job. */
export function PersonPicker() {
  const styles = useStyles();
  const { people, person } = useSession();
  const { go } = useNavigation();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = people.filter((candidate) => matches(candidate, typed));

  return (
    <Combobox
      aria-label="Person"
      size="small"
      className={styles.root}
      freeform
      listbox={{ className: styles.listbox }}
      value={typed ?? `${person.name} · ${describe(person)}`}
      selectedOptions={[person.objectId]}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(null)}
      onOptionSelect={(_, { optionValue }) => {
        setTyped(null);
        if (optionValue) go({ person: optionValue });
      }}
    >
      {personKinds.map((kind) => {
        const members = shown.filter((candidate) => personKind(candidate) === kind);
        if (members.length === 0) return null;
        return (
          <OptionGroup key={kind} label={kind}>
            {members.map((candidate) => (
              <Option key={candidate.objectId} value={candidate.objectId} text={candidate.name}>
                <span className={styles.option}>
                  <Text>{candidate.name}</Text>
                  <Text size={200} className={styles.job}>
                    {describe(candidate)}
                  </Text>
                </span>
              </Option>
            ))}
          </OptionGroup>
        );
      })}
      {shown.length === 0 && (
        <Option disabled value="" text="Nobody">
          Nobody by that name
        </Option>
      )}
    </Combobox>
  );
}

function matches(person: Person, typed: string | null): boolean {
  const words = (typed ?? '').trim().toLowerCase();
  return words === '' || `${person.name} ${describe(person)}`.toLowerCase().includes(words);
}

function describe(person: Person): string {
  const job = person.jobTitle ?? personKind(person);
  const trouble = personTrouble(person);
  return trouble ? `${job} (${trouble})` : job;
}

const useStyles = makeStyles({
  root: {
    minWidth: '200px',
    width: '250px',
    flexShrink: 1,
    [narrow]: { flexGrow: 1, width: '150px', minWidth: '150px' },
  },
  listbox: { maxHeight: '70vh', minWidth: '300px' },
  option: { display: 'flex', flexDirection: 'column' },
  job: { color: tokens.colorNeutralForeground3 },
});
