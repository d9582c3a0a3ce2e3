import type { DeliveryFault, DeliveryState, Rung } from '#src/domain/delivery.ts';
import type { ClosedBecause, Standing } from '#src/domain/standing.ts';
import { written } from '../written.ts';
import { peopleLong, requestsLong } from './counted.ts';

export const standingNames: Readonly<Record<Standing, string>> = {
  outstanding: 'Outstanding',
  overdue: 'Overdue',
  declined: 'Declined',
  accepted: 'Accepted',
  exempt: 'Exempt',
  closed: 'Closed',
};

/** Why a request ended without an acceptance, as an admin reads it in a list. */
export const closedNames: Readonly<Record<ClosedBecause, string>> = {
  superseded: 'a newer version is asked for',
  withdrawn: 'the policy was withdrawn',
  recalled: 'the version was recalled',
  'campaign-recalled': 'the campaign was recalled',
  'campaign-closed': 'the campaign was closed',
  left: 'left without accepting',
  'out-of-scope': 'left the groups',
};

export const rungNames: Readonly<Record<Rung, string>> = {
  teams: 'Teams',
  mail: 'Mail',
  'plain-mail': 'Mail to another address',
  slip: 'Printed slip',
  chat: 'Chat from you',
};

export const deliveryNames: Readonly<Record<DeliveryState, string>> = {
  queued: 'waiting',
  sent: 'sent',
  failed: 'failed',
  skipped: 'not needed',
};

/** Why a person was not reached, and what an admin can do. The policy waits for them in the tab in any case. */
export const faultTexts: Readonly<Record<DeliveryFault, { readonly cause: string; readonly next: string }>> = {
  'app-not-installable': {
    cause: 'Teams does not let the app be installed for this person.',
    next: 'Ask IT to allow Countersign in the Teams app policy for them, then try again.',
  },
  'app-not-in-catalogue': {
    cause: 'Countersign is not in the school’s Teams app catalogue.',
    next: 'Ask IT to upload the app in the Teams admin centre, then try again.',
  },
  'bot-blocked': {
    cause: 'This person has blocked the app in Teams.',
    next: 'Ask them to unblock Countersign, or tell them to open the link in their mail.',
  },
  'no-teams-licence': {
    cause: 'This account has no licence for Teams.',
    next: 'Nothing to do where mail reached them. Otherwise ask IT for a licence, or print their slip.',
  },
  guest: {
    cause: 'Guests cannot have the app in Teams.',
    next: 'They are asked by mail. If that failed too, send them the link yourself.',
  },
  'no-mailbox': {
    cause: 'The directory holds no mail address for this person.',
    next: 'Tell them to open Countersign in Teams, or in a browser at school: the request waits for them there.',
  },
  'no-other-mail': {
    cause: 'The directory holds no other mail address for this person.',
    next: 'Print their slip, or ask IT to add an address.',
  },
  'person-gone': {
    cause: 'This account is not in the directory any more.',
    next: 'If the person has left, you need do nothing.',
  },
  'sender-signed-out': {
    cause: 'Microsoft needs you to sign in again before it sends in your name.',
    next: 'Close this page, open it again, then try again.',
  },
  refused: {
    cause: 'Microsoft 365 refused the message.',
    next: 'Try again. If it is refused once more, give IT the name of this person.',
  },
  throttled: { cause: 'Microsoft 365 asked to slow down.', next: 'Try again in a few minutes.' },
  unavailable: { cause: 'Microsoft 365 did not answer.', next: 'Try again in a few minutes.' },
};

export const leftOutNames = { 'account-disabled': 'Account is closed' } as const;

export const campaignsTexts = {
  title: 'Campaigns',
  lead: 'Each campaign is one round of asking.',
  new: 'New campaign',
  list: 'Campaigns',
  back: 'Campaigns',
  empty: {
    title: 'Nobody has been asked yet',
    advice:
      'Choose a published policy, the groups it is for and a due date. You see the card and the number of people before anything is sent.',
  },
  statuses: {
    draft: 'Not sent',
    scheduled: 'Scheduled',
    sending: 'Sending',
    open: 'Open',
    closed: 'Closed',
    recalled: 'Recalled',
  },
  paused: 'Paused',
  due: (day: string) => `Due ${day}`,
  /** Of those that have to be answered: what is exempt was asked, and is counted apart. */
  accepted: (done: number, asked: number, exempt: number) => `${written(done)} of ${written(asked - exempt)} accepted`,
  exemptOf: (asked: number, exempt: number) =>
    exempt === 0 ? null : `of ${written(asked)} asked, ${written(exempt)} exempt`,
  groups: (names: readonly string[]) => names.join(', '),
} as const;

export const campaignTexts = {
  notSent: 'This campaign has not been sent.',
  scheduled: (moment: string) => `It is sent on ${moment} (UK time).`,
  progress: 'Progress',
  sending: (done: number, all: number) => `${written(done)} of ${written(all)} sent`,
  finished: (sent: number) => `${requestsLong(sent)} sent`,
  pausedTitle: 'Paused: nothing is sent and nobody is reminded until you resume.',
  closedTitle: 'Closed: nobody is asked any more.',
  recalledTitle: 'Recalled: nobody is asked any more.',
  rate: (perMinute: number) => `About ${perMinute} a minute`,
  waitingUntil: (time: string) => `Microsoft asks to wait until ${time}`,
  stale: 'The server does not answer, so these figures may be old. The page keeps trying.',
  accepted: 'Accepted',
  sent: 'Sent',
  waiting: 'Waiting',
  failed: 'Not reached',
  overdue: 'Overdue',
  exempt: 'Exempt',
  closed: 'Closed',
  failures: (count: number) =>
    count === 1 ? '1 request has not arrived' : `${written(count)} requests have not arrived`,
  failuresHint: 'These people still find the policy under My policies.',
  failuresForGood:
    'Trying again would not help: there is no address to try. They still find the policy under My policies.',
  showFailures: (count: number) => `Show all ${written(count)}`,
  retry: (count: number) => (count === 1 ? 'Try again for 1' : `Try again for these ${written(count)}`),
  retrying: 'Trying again…',
  leftOut: 'Left out',
  showMore: (count: number) => `Show ${written(count)} more`,
  slips: 'Print slips',
  plan: 'How it asks',
  joiners: (days: number) =>
    `Whoever joins the groups later is asked too, with ${days === 1 ? '1 day' : `${days} days`} to accept.`,
  noJoiners: 'Whoever joins the groups later is not asked.',
} as const;

/** "about 3 minutes left", or hours where it takes that long. */
export function timeLeftWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return minutes === 1 ? 'about 1 minute left' : `about ${minutes} minutes left`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? 'about an hour left' : `about ${hours} hours left`;
}

export const peopleTexts = {
  title: 'People',
  columns: {
    name: 'Name',
    policy: 'Policy',
    standing: 'Standing',
    delivery: 'Delivery',
    reminders: 'Reminders',
    why: 'Explanation',
  },
  standing: 'Standing',
  anyStanding: 'Every standing',
  outcome: 'Delivery',
  anyOutcome: 'Every delivery',
  outcomes: { reached: 'Reached', waiting: 'On its way', 'not-reached': 'Not reached' },
  sort: 'Sort by',
  sorts: { name: 'Name', standing: 'Standing, most urgent first', due: 'Due date, earliest first' },
  search: 'Name begins with',
  due: (day: string) => `due ${day}`,
  guest: 'Guest',
  rows: (shown: number, all: number) =>
    shown === all ? requestsLong(all) : `${written(shown)} of ${requestsLong(all)}`,
  none: { title: 'Nobody fits these filters', advice: 'Choose other filters, or clear the name, to see more people.' },
  clearFilters: 'Clear filters',
  selectPage: (count: number) => (count === 1 ? 'Select this 1' : `Select these ${written(count)}`),
  selectAll: (count: number) => `Select all ${written(count)} that match`,
  selected: (count: number) => (count === 1 ? '1 person selected' : `${written(count)} people selected`),
  clear: 'Clear selection',
  remind: 'Remind…',
  exempt: 'Exempt…',
  export: 'Export',
  exporting: 'Exporting…',
  exported: (count: number) => `Saved a file about ${peopleLong(count)}.`,
  fileName: (day: string) => `campaign-people-${day}.csv`,
  pages: 'Pages of people',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  previous: 'Previous page',
  next: 'Next page',
  unsure: 'may have got it twice',
  reminders: (count: number, last: string) => (count === 1 ? `1, on ${last}` : `${written(count)}, last on ${last}`),
  noReminders: 'None',
  slip: (code: string) => `code ${code}`,
  why: 'Why?',
  whyOf: (name: string) => `Why is ${name} asked?`,
  missing: {
    title: 'Is somebody missing?',
    lead: 'Find a person to see why this campaign does not ask them.',
    person: 'Person',
    hint: 'Type at least two letters of a name.',
    searching: 'Searching…',
    none: 'Nobody in the directory fits this.',
  },
} as const;
