import type { Place } from '../place/place.ts';
import { personKind } from '../tenant/person-kind.ts';
import type { Person } from '../tenant/types.ts';

export type GuideStep = { readonly text: string; readonly button: string; readonly to: Partial<Place> };
export type GuideAct = { readonly title: string; readonly steps: readonly GuideStep[] };

/** The main job in three acts, each played by people of this tenant. */
export function guideActs(people: readonly Person[]): readonly GuideAct[] {
  const healthy = people.filter((person) => person.accountEnabled && person.trouble === null);
  const admin = healthy.find((person) => personKind(person) === 'Admin');
  const leader = healthy.find((person) => personKind(person) === 'Leader');
  const [first, second, third] = healthy.filter((person) => personKind(person) === 'Staff' && person.mail !== null);
  if (!admin || !leader || !first || !second || !third) return [];
  const tab = { app: 'teams', place: 'countersign', item: null } as const;
  return [
    {
      title: `${admin.name} asks`,
      steps: [
        { text: 'Import a policy and correct what was read.', button: 'Open the tab', to: as(admin, tab) },
        { text: 'Publish it, and choose who must accept it by when.', button: 'Open the tab', to: as(admin, tab) },
        { text: 'Send, and watch every person being reached.', button: 'Open the tab', to: as(admin, tab) },
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
        { text: `${second.name} accepts in the Teams tab.`, button: 'Open the tab', to: as(second, tab) },
        {
          text: `${third.name} accepts beside a message in Outlook.`,
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
        { text: 'See the same by policy and group in Teams.', button: 'Open the tab', to: as(leader, tab) },
      ],
    },
  ];
}

function as(person: Person, to: Partial<Place>): Partial<Place> {
  return { pane: false, ...to, person: person.objectId };
}
