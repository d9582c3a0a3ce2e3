import type { Place } from '../place/place.ts';
import { personKind } from '../tenant/person-kind.ts';
import type { Person } from '../tenant/types.ts';

export type GuideStep = {
  readonly text: string;
  readonly button: string;
  readonly to: Partial<Place>;
  /** A file to have at hand for this step, from the samples beside the page. */
  readonly sample?: { readonly name: string; readonly file: string };
};
export type GuideAct = { readonly title: string; readonly steps: readonly GuideStep[] };

/** The main job in three acts, each played by people of this tenant. */
export function guideActs(people: readonly Person[]): readonly GuideAct[] {
  const healthy = people.filter((person) => person.accountEnabled && person.trouble === null);
  const admin = healthy.find((person) => personKind(person) === 'Admin');
  const leader = healthy.find((person) => personKind(person) === 'Leader');
  const [first, second] = healthy.filter((person) => personKind(person) === 'Staff' && person.mail !== null);
  const third = people.find((person) => person.trouble === 'app-cannot-be-installed' && person.mail !== null);
  if (!admin || !leader || !first || !second || !third) return [];
  const tab = (page: string | null) => ({ app: 'teams', place: 'countersign', item: page }) as const;
  return [
    {
      title: `${admin.name} asks`,
      steps: [
        {
          text: 'Import a policy, correct what was read, and publish it. Have none at hand?',
          button: 'Open Policies',
          to: as(admin, tab('#/policies')),
          sample: { name: 'Download a sample', file: 'staff-governors-form.md' },
        },
        {
          text: 'Choose who must accept it by when: All staff, for example.',
          button: 'New campaign',
          to: as(admin, tab('#/campaigns/new')),
        },
        {
          text: 'Send, and watch every person being reached.',
          button: 'Open Campaigns',
          to: as(admin, tab('#/campaigns')),
        },
      ],
    },
    {
      title: 'Staff accept',
      steps: [
        {
          text: `${first.name} accepts in the Teams card.`,
          button: 'Open the chat',
          to: as(first, { app: 'teams', place: 'chat', item: null }),
        },
        { text: `${second.name} accepts in the Teams tab.`, button: 'Open the tab', to: as(second, tab(null)) },
        {
          text: `${third.name}, whom Teams cannot reach, accepts beside a message in Outlook.`,
          button: 'Open Outlook',
          to: as(third, { app: 'outlook', place: 'inbox', item: null, pane: true }),
        },
      ],
    },
    {
      title: `${leader.name} knows`,
      steps: [
        {
          text: 'See in SharePoint who has accepted and who has not.',
          button: 'Open the list',
          to: as(leader, { app: 'sharepoint', place: 'Compliance', item: null }),
        },
        {
          text: 'Look at the acceptances themselves, one row each.',
          button: 'Open the list',
          to: as(leader, { app: 'sharepoint', place: 'Attestations', item: null }),
        },
        {
          text: 'See the same by policy and group in Teams.',
          button: 'Open the tab',
          to: as(leader, tab('#/compliance')),
        },
      ],
    },
  ];
}

function as(person: Person, to: Partial<Place>): Partial<Place> {
  return { pane: false, ...to, person: person.objectId };
}
