import type { DeliveryFault, DeliveryState, Rung } from '#src/domain/delivery.ts';
import type { Standing } from '#src/domain/standing.ts';

export const standingNames: Readonly<Record<Standing, string>> = {
  outstanding: 'Outstanding',
  overdue: 'Overdue',
  accepted: 'Accepted',
  exempt: 'Exempt',
  closed: 'Closed',
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

export const sendByTexts = {
  app: { name: 'Card in Teams', hint: 'From Countersign. People whom Teams cannot reach get a mail.' },
  'app-and-mail': { name: 'Card in Teams and mail', hint: 'Both, to everyone.' },
  sender: {
    name: 'Chat message from me',
    hint: 'From your own account. The card opens the policy; a mail goes where chat cannot.',
  },
} as const;

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
  due: (day: string) => `Due ${day}`,
  accepted: (done: number, all: number) => `${done} of ${all} accepted`,
  groups: (names: readonly string[]) => names.join(', '),
} as const;

export const newCampaignTexts = {
  title: 'New campaign',
  lead: 'Choose what, who and when. Nothing is sent until you confirm.',
  what: 'Policies',
  noPolicies: 'Publish a policy first. Then it can be chosen here.',
  goToPolicies: 'Go to Policies',
  who: 'Groups',
  whoHint: 'Type the beginning of a group’s name. Groups inside it count; nobody is asked twice.',
  searching: 'Searching…',
  noGroups: 'No group begins with this.',
  removeGroup: (name: string) => `Take out ${name}`,
  when: 'Due date',
  message: 'Message',
  messageHint: 'Optional. People see it above the policy.',
  how: 'How to send',
  preview: 'What will be sent',
  previewEmpty: 'Choose a policy, a group and a due date to see the card and the number of people.',
  previewLoading: 'Counting people',
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  peopleLead: 'will be asked',
  inGroup: (name: string, people: number) => `${name}: ${people}`,
  alreadyAsked: (count: number) =>
    count === 1
      ? '1 has been asked already and is not asked again'
      : `${count} have been asked already and are not asked again`,
  leftOut: (count: number) => (count === 1 ? '1 person is left out' : `${count} people are left out`),
  card: (title: string) => `Card for ${title}`,
  send: 'Send…',
  confirm: {
    title: (people: number) => (people === 1 ? 'Ask 1 person?' : `Ask ${people} people?`),
    advice: (how: string) => `${how}. The requests go out at once and cannot be called back.`,
    yes: (people: number) => (people === 1 ? 'Ask 1 person' : `Ask ${people} people`),
    no: 'Not yet',
    working: 'Sending…',
  },
} as const;

export const campaignTexts = {
  notSent: 'This campaign has not been sent.',
  send: 'Send now',
  progress: 'Progress',
  sending: (done: number, all: number) => `${done} of ${all} sent`,
  finished: (sent: number) => (sent === 1 ? '1 request sent' : `${sent} requests sent`),
  accepted: 'Accepted',
  sent: 'Sent',
  waiting: 'Waiting',
  failed: 'Not reached',
  failures: (count: number) => (count === 1 ? '1 request has not arrived' : `${count} requests have not arrived`),
  failuresHint: 'These people still find the policy under My policies.',
  retry: (count: number) => (count === 1 ? 'Try again for 1' : `Try again for these ${count}`),
  retrying: 'Trying again…',
  people: 'People',
  columns: { name: 'Name', policy: 'Policy', standing: 'Standing', delivery: 'Delivery' },
  leftOut: 'Left out',
  message: 'Message',
  showMore: (count: number) => `Show ${count} more`,
} as const;
