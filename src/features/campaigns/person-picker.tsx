import { useCallback } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { PeopleList } from '#src/contract/why.ts';
import { actTexts } from '#strings/campaign-acts.ts';
import { peopleTexts } from '#strings/campaigns.ts';
import { DirectoryPicker, type Entry } from './directory-picker.tsx';

const { hint, searching, none } = peopleTexts.missing;

type PersonPickerProps = {
  readonly label: string;
  readonly people: readonly Entry[];
  onChange(people: readonly Entry[]): void;
};

export function PersonPicker({ label, people, onChange }: PersonPickerProps) {
  const api = useCampaignsApi();
  const search = useCallback(async (typed: string) => (await api.people(typed)).people.map(entryOf), [api]);
  return (
    <DirectoryPicker
      words={{ label, hint, searching, none, remove: actTexts.addPeople.remove }}
      chosen={people}
      fewest={2}
      search={search}
      onChange={onChange}
    />
  );
}

/** Two people may have one name: what they do, or their address, tells them apart. */
function entryOf({ objectId, name, mail, jobTitle, guest, enabled }: PeopleList['people'][number]): Entry {
  const { noMail, guest: guestWord, closed } = actTexts.addPeople;
  const facts = [jobTitle, mail ?? noMail, ...(guest ? [guestWord] : []), ...(enabled ? [] : [closed])];
  return { id: objectId, name, description: facts.filter((fact) => fact !== null).join(' · ') };
}
