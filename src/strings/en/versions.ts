import type { ChangeClass, ChangeKind } from '#src/domain/difference/types.ts';
import type { VersionState } from '#src/domain/version-state.ts';

/** What an admin reads about the versions of a policy. */

export const stateNames: Readonly<Record<VersionState, string>> = {
  draft: 'Draft',
  published: 'In force',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  recalled: 'Recalled',
};

/** "Version 2 (2026 to 2027)", or that it is a draft. */
export function versionName(number: number | null, label: string | null): string {
  const name = number === null ? stateNames.draft : `Version ${number}`;
  return label === null ? name : `${name} (${label.replace(/^version\s+/i, '')})`;
}

export const policyListTexts = {
  inForceFrom: (day: string) => `In force from ${day}`,
  draftOf: (name: string) => `Draft from ${name}`,
  earlier: (count: number) => (count === 1 ? '1 earlier version' : `${count} earlier versions`),
  importNext: 'Import a new version',
  importNextOf: (title: string) => `Import a new version of ${title}`,
} as const;

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export const versionTexts = {
  facts: 'About this version',
  frozen: 'These words never change.',
  published: 'Published',
  effective: 'In force from',
  people: 'People',
  accepted: (count: number) => `${people(count)} accepted`,
  outstanding: (count: number) => `${count} still to answer`,
  nobodyAccepted: 'Nobody accepted it',
  nobodyAsked: 'Nobody has been asked yet',
  change: 'Change',
  changeKinds: { material: 'People accept again', minor: 'People are only told' } satisfies Record<ChangeKind, string>,
  approval: 'Approved',
  approvedBy: (body: string, person: string, day: string) => `${body}, ${person}, on ${day}`,
  original: 'School’s own file',
  downloadShort: 'Download',
  download: (name: string) => `Download ${name}`,
  originalStates: {
    draft: '',
    waiting: 'On its way to the school’s document library',
    kept: 'Kept in the school’s document library',
  },
  openLibrary: 'Open in the document library',
  fingerprint: 'Fingerprint of the words',
  history: 'Versions of this policy',
  thisOne: 'this page',
  compare: 'Compare',
  compared: (from: string, to: string) => ` ${from} with ${to}`,
  text: 'The words',
  changeWords: 'Change the words',
  importNext: 'Import the changed file',
  recall: 'Recall this version…',
  withdraw: 'Withdraw the policy…',
  actions: 'Next steps',
  superseded: 'A later version took its place',
  openVersion: (name: string) => `Open ${name}`,
  recalledOn: (day: string) => `Recalled on ${day}`,
  withdrawnOn: (day: string) => `Withdrawn on ${day}`,
  successor: (title: string) => `${title} takes its place.`,
} as const;

export const endingTexts = {
  reason: 'Reason',
  reasonMissing: 'Give the reason. It is kept with the version.',
  working: 'One moment…',
  recall: {
    title: (version: string) => `Recall ${version}?`,
    lead: 'For a version that should not have been published. It cannot be undone.',
    before: (version: string) => `${version} is in force again.`,
    beforeAndAsked: (version: string) => `${version} is in force again, and so are the requests that had ended for it.`,
    noBefore: 'No version of this policy is in force until you publish the next.',
    accepted: (count: number) =>
      `${people(count)} accepted these words. ${count === 1 ? 'The receipt stays and says' : 'The receipts stay and say'} that the version was recalled.`,
    closes: (count: number) =>
      count === 1
        ? '1 person who has not answered is no longer asked for it.'
        : `${count} people who have not answered are no longer asked for it.`,
    carries: (count: number, version: string) =>
      count === 1
        ? `1 person who has not answered is asked for ${version} again.`
        : `${count} people who have not answered are asked for ${version} again.`,
    nobody: 'Nobody has been asked to accept it.',
    yes: 'Recall it',
    no: 'Keep it in force',
    done: (version: string) => `${version} was recalled`,
  },
  withdraw: {
    title: (policy: string) => `Withdraw ${policy}?`,
    lead: 'For a policy that the school no longer uses. Publishing a new version brings it back, and asks everyone again.',
    closes: (count: number) =>
      count === 0
        ? 'Nobody is waiting to answer.'
        : count === 1
          ? '1 person who has not answered is no longer asked.'
          : `${count} people who have not answered are no longer asked.`,
    keeps: 'Receipts stay, and the register keeps every acceptance. The policy leaves the count of compliance.',
    successor: 'Policy that takes its place',
    noSuccessor: 'None',
    yes: 'Withdraw it',
    no: 'Keep the policy',
    done: (policy: string) => `${policy} was withdrawn`,
  },
} as const;

export const compareTexts = {
  title: 'What changed',
  back: (version: string) => `Back to ${version}`,
  from: 'From',
  to: 'To',
  choose: 'Versions to compare',
  unchanged: (count: number) => (count === 1 ? '1 part is as it was.' : `${count} parts are as they were.`),
  filter: 'Show',
  all: (count: number) => `All (${count})`,
  only: (name: string, count: number) => `${name} (${count})`,
  shown: (count: number) => (count === 1 ? '1 change shown' : `${count} changes shown`),
  places: {
    none: 'Before the first heading',
    fact: 'About the policy',
    contact: 'People named in it',
    declaration: 'What people declare',
    field: 'What people fill in',
  },
  whole: 'Show the whole text',
  wholeTitle: (version: string) => `${version}, with its changes`,
  nothing: { title: 'Nothing changed', advice: 'The words of both versions are the same, apart from numbering.' },
  proposal: {
    material: 'Countersign would ask people again',
    minor: 'Countersign would only tell people',
  } satisfies Record<ChangeKind, string>,
} as const;

export const decisionTexts = {
  legend: 'What does this change mean for people?',
  changed: (version: string) => `What changed since ${version}`,
  because: 'These changes may bind people to something new:',
  more: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  compare: 'See every change',
  kinds: {
    material: 'They accept again',
    minor: 'They are only told',
  } satisfies Record<ChangeKind, string>,
  proposed: 'proposed',
  hints: {
    material: (outstanding: number) =>
      outstanding === 0
        ? 'Earlier acceptances no longer count. Send a campaign to ask.'
        : `Earlier acceptances no longer count, and ${outstanding === 1 ? '1 open request ends' : `${outstanding} open requests end`}. Send a campaign to ask.`,
    minor: (outstanding: number) =>
      outstanding === 0
        ? 'Earlier acceptances still count. Nobody is asked twice.'
        : `Earlier acceptances still count. ${outstanding === 1 ? '1 open request goes on' : `${outstanding} open requests go on`} with the new words.`,
  },
  reason: 'Reason',
  reasonHint: 'People read it with the change. It is kept with the version.',
  reasonMissing: 'Give the reason for this decision',
  preparing: 'Comparing with the version in force…',
  missing: 'Before you can publish',
} as const;

/** The most telling first. */
const phrases: readonly (readonly [ChangeClass, string, string])[] = [
  ['dutyAdded', 'a new duty', 'new duties'],
  ['tightened', 'a stricter duty', 'stricter duties'],
  ['reworded', 'a rule with a different meaning', 'rules with a different meaning'],
  ['loosened', 'a lighter duty', 'lighter duties'],
  ['dutyRemoved', 'a duty taken out', 'duties taken out'],
  ['date', 'a changed date', 'changed dates'],
  ['contact', 'a changed contact', 'changed contacts'],
  ['layout', 'a small correction', 'small corrections'],
];

/** A first wording of the reason, from how many changes there are of each class: "There are 2 new duties." */
export function reasonWords(countOf: (each: ChangeClass) => number): string {
  const found = phrases.flatMap(([each, one, many]) => {
    const count = countOf(each);
    return count === 0 ? [] : [{ count, words: count === 1 ? one : `${count} ${many}` }];
  });
  if (found.length === 0) return 'Only the order or the numbering changed.';
  const list = new Intl.ListFormat('en-GB').format(found.map(({ words }) => words));
  return `There ${found[0]?.count === 1 ? 'is' : 'are'} ${list}.`;
}

export const approvalTexts = {
  title: 'Approval',
  optional: 'Optional. Who approved these words, as the minutes have it.',
  body: 'Approved by which body',
  bodyHint: 'For example Full governing board',
  approvedBy: 'Signed for it by',
  approvedByHint: 'For example Mrs A. Okafor, chair',
  approvedOn: 'Approved on',
  add: 'Record an approval',
  save: 'Record this approval',
  cancel: 'Cancel',
  again: 'Record it for the new words',
  remove: 'Take it off',
  missing: 'Fill this in',
  outdated: {
    title: 'The words changed after they were approved',
    advice: 'Record the approval of the new words, or take it off.',
  },
} as const;
