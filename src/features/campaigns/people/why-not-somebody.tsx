import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { peopleTexts } from '#strings/campaigns.ts';
import type { Entry } from '../directory-picker.tsx';
import { PersonPicker } from '../person-picker.tsx';
import { WhyPerson } from './why-person.tsx';

const words = peopleTexts.missing;

const useStyles = makeStyles({
  all: { display: 'grid', gap: '12px', maxWidth: '68ch' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  lead: { margin: 0 },
  answer: {
    padding: '14px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** Finds anybody of the directory and says why they are not in the list, or that they are. */
export function WhyNotSomebody({ campaign: { id } }: { readonly campaign: CampaignOverview }) {
  const styles = useStyles();
  const [person, setPerson] = useState<Entry | null>(null);
  return (
    <section aria-label={words.title} className={styles.all}>
      <h2 className={styles.heading}>{words.title}</h2>
      <p className={styles.lead}>{words.lead}</p>
      <PersonPicker
        label={words.person}
        people={person ? [person] : []}
        onChange={(people) => setPerson(people.at(-1) ?? null)}
      />
      {person ? (
        <div className={styles.answer}>
          <WhyPerson key={person.id} campaignId={id} objectId={person.id} />
        </div>
      ) : null}
    </section>
  );
}
