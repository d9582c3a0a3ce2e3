import type { DateName, FindingCode, HealthFinding, Urgency } from '#src/domain/policy-health.ts';

/** What was found, and what to do about it. */
export type FindingWords = { readonly what: string; readonly next: string };

/** A finding in words for the page and for the mail; `day` writes a calendar day as its reader does. */
export function findingWords(finding: HealthFinding, day: (plainDay: string) => string): FindingWords {
  return writers[finding.code](finding, day);
}

const newDate = 'Review the policy, then publish the next version with the new date. Until then it stays in force.';

const writers: Readonly<
  Record<FindingCode, (finding: HealthFinding, day: (plainDay: string) => string) => FindingWords>
> = {
  'review-date-missing': ({ about }) => ({
    what:
      about === '' ? 'No date for the next review is printed.' : `The next review, “${about}”, names no day or month.`,
    next: 'Decide when it should be, and give the date in the next version. You will then be reminded in time.',
  }),
  'review-overdue': ({ on }, day) => ({ what: `The review was due by ${dayOr(on, day)}.`, next: newDate }),
  'review-soon': ({ on }, day) => ({
    what: `The next review is due by ${dayOr(on, day)}.`,
    next: 'Begin the next version now, so that there is time to approve it.',
  }),
  'label-period-ended': ({ about, on, urgency }, day) => ({
    what:
      urgency === 'act'
        ? `It is labelled “${about}”, and that ended on ${dayOr(on, day)}.`
        : `It is labelled “${about}”, which may be over.`,
    next: 'Publish the version for this year, or give the next version a label that still holds.',
  }),
  'contact-gone': ({ about, against, urgency }) => {
    const who = against === null ? about : `${about} (${against})`;
    return urgency === 'act'
      ? {
          what: `${who} has no open account in your Microsoft 365.`,
          next: 'Name the person who does this now. A new contact is a minor change: nobody has to accept again unless you say so.',
        }
      : {
          what: `It is not clear that ${who} is still there.`,
          next: 'Check that the name is still right.',
        };
  },
  'edition-superseded': ({ about, against, on, urgency }, day) => {
    if (urgency === 'check') {
      return { what: `It says “${about}”.`, next: `Check whether it should say ${against} by now.` };
    }
    const since = on === null ? 'has taken its place' : `has been in force since ${day(on)}`;
    return {
      what: `It cites “${about}”. ${against} ${since}.`,
      next: 'Look at what changed there, and cite it in the next version.',
    };
  },
  'dates-disagree': ({ about, against, dates, urgency }, day) => {
    const [first, second] = dates ?? ['reviewed', 'reviewed'];
    const one = printedDate(about, day);
    const other = printedDate(against ?? '', day);
    return {
      what:
        first === second
          ? `${dateWords[first]} is given as ${one} and as ${other}.`
          : `${dateWords[first]} (${one}) does not fit ${lower(dateWords[second])} (${other}).`,
      next:
        urgency === 'act' ? 'Put it right in the next version.' : 'If one is wrong, put it right in the next version.',
    };
  },
  'fact-unbacked': ({ about }) => ({
    what: `People say “${about.replace(/[.\s]+$/, '')}”, and nothing shows that it is so.`,
    next: 'Link the course in the next version, or add a field for its date or its certificate.',
  }),
};

const dateWords: Readonly<Record<DateName, string>> = {
  reviewed: 'The last review',
  nextReview: 'The next review',
  ratified: 'The day it was ratified',
  adopted: 'The day it was adopted',
  policyDate: 'The date of the policy',
  label: 'The label',
  approved: 'The day it was approved',
  effectiveFrom: 'The day it is in force from',
};

function dayOr(on: string | null, day: (plainDay: string) => string): string {
  return on === null ? 'a day that has no date' : day(on);
}

/** A day of our own record is written out; what the school printed stays as it is. */
function printedDate(text: string, day: (plainDay: string) => string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : `“${text}”`;
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  act: 'To put right',
  soon: 'Soon due',
  check: 'To check',
};

export const policyHealthTexts = {
  title: 'Policy health',
  open: 'Policy health',
  lead: 'What is out of date, or soon will be, in the policies that are in use.',
  asAt: (moment: string) => `As at ${moment} (UK time)`,
  back: { policies: 'Policies', compliance: 'Compliance' },
  counts: 'What was found',
  list: 'Policies to see to',
  healthyList: 'Nothing found',
  healthyLead: 'These are as they should be today.',
  version: (label: string | null, number: number) => (label === null ? `Version ${number}` : label),
  yours: 'You look after this policy',
  owner: (name: string) => `${name} looks after this policy`,
  nobody: 'Nobody looks after this policy',
  take: 'I look after this policy',
  takeFor: (title: string) => `I look after this policy: ${title}`,
  taken: (title: string) => `You now look after ${title}. You will be told by mail when something is found in it.`,
  sourceFor: (edition: string) => `Where this is from: ${edition}`,
  noDirectory: {
    title: 'Microsoft 365 could not be asked just now',
    advice: 'Whether the people named in the policies are still there is not shown. Everything else is.',
  },
  empty: {
    title: 'No policy is in use yet',
    advice: 'When one is published, this page watches over it.',
  },
  allWell: {
    title: 'Every policy is in good health',
    advice: 'Nothing to do. This page goes on watching, and whoever looks after a policy is told by mail.',
  },
  watched: 'What is watched',
  watchedItems: [
    'the date of the next review: missing, passed, or within 60 days',
    'the school year on the label',
    'people named in the policy who have left',
    'guidance and law cited in an edition that has been replaced',
    'dates that do not fit together',
    'statements people make about themselves that nothing shows',
  ],
  editions: (day: string) => `The list of guidance and law was last checked on ${day}.`,
  editionsLink: 'See the latest edition of Keeping children safe in education',
} as const;

export const healthMailTexts = {
  language: 'en-GB',
  subject: (titles: readonly string[]) =>
    titles.length === 1 ? `Please look at this policy: ${titles[0]}` : `Please look at ${titles.length} policies`,
  lead: (count: number) =>
    count === 1
      ? 'Something was found in a policy you look after.'
      : `Something was found in ${count} policies you look after.`,
  open: 'Open policy health',
  why: 'You get this message because you look after the policy in Countersign. Each finding is told once; reviews at 60 days, at 30 days and on the day.',
} as const;
