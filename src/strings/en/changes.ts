import type { Change, ChangeClass, PlacedText } from '#src/domain/difference/types.ts';
import { audienceKinds } from '#src/domain/policy-document.ts';
import type { ChangeCounts } from '#src/domain/shown-changes.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';
import { audienceNames } from './audiences.ts';
import { changeCountWords } from './change-words.ts';

/** What people read about the difference of two versions. */
export const changeTexts = {
  kinds: { added: 'New', removed: 'Taken out', reworded: 'Reworded', moved: 'Moved' } satisfies Record<
    Change['kind'],
    string
  >,
  classes: {
    layout: 'Typo or layout',
    contact: 'Contact',
    date: 'Date',
    tightened: 'Duty tightened',
    loosened: 'Duty loosened',
    dutyAdded: 'Duty added',
    dutyRemoved: 'Duty removed',
    reworded: 'Meaning may have changed',
  } satisfies Record<ChangeClass, string>,
  /** Heard before and after the words that a reader of the screen sees underlined or struck through. */
  heard: { added: 'added: ', removed: 'taken out: ', end: ' end of change. ' },
  legend: 'New words are underlined, words taken out are struck through.',
  andMoved: 'Reworded and moved',
  beside: 'Not part of what is accepted',
  nowAccepted: 'Now part of what is accepted',
  noLongerAccepted: 'No longer part of what is accepted',
  movedFrom: (place: string) => `was ${place}`,
  counts: changeCountWords,
} as const;

const factNames: Readonly<Record<string, string>> = {
  title: 'Title',
  organisation: 'School or organisation',
  versionLabel: 'Version as printed',
  reviewed: 'Last reviewed',
  nextReview: 'Next review',
  ratified: 'Ratified',
  adopted: 'Adopted',
  audience: 'Who it is for',
  relatedPolicy: 'Other policy',
  reference: 'Law or guidance',
};

/** Where a text stands that is not in a section, or what it is; empty where its place says enough. */
export function partName({ part, id }: PlacedText): string {
  switch (part) {
    case 'fact':
      return factNames[id.split(':')[0] ?? ''] ?? '';
    case 'contact':
      return 'Person named in it';
    case 'declaration':
      return 'Declaration';
    case 'field':
      return 'To fill in';
    case 'heading':
      return 'Heading';
    case 'clause':
    case 'paragraph':
    case 'table':
      return '';
  }
}

/** A text as a reader sees it: an audience by its name, the cells of a table apart. */
export function shownText({ part, text }: PlacedText): string {
  if (part === 'table') return text.replaceAll('\t', ' · ');
  const audience = part === 'fact' ? audienceKinds.find((kind) => kind === text) : undefined;
  return audience ? audienceNames[audience] : text;
}

export const whatChangedTexts = {
  title: (version: string, day: string) => `What changed since you accepted ${version} on ${day}`,
  lead: (counts: ChangeCounts) => `${changeCountWords(counts)}. Everything else is as you accepted it.`,
  whole: 'Read the whole policy',
  reason: 'Why',
  minor: {
    title: (version: string) => `Small changes since you accepted ${version}`,
    lead: 'Your acceptance still counts. Nothing is asked of you.',
    show: (counts: ChangeCounts) => `See what changed: ${changeCountWords(counts)}`,
  },
  recalled: {
    title: 'The school took this version back',
    advice: 'It was published by mistake. Your receipt is kept and shows what you accepted.',
  },
  closed: {
    superseded: {
      title: 'There is a newer version',
      advice: 'This one is no longer asked of you. My policies shows what is.',
    },
    withdrawn: { title: 'This policy has ended', advice: 'The school no longer uses it. Nothing is asked of you.' },
    recalled: {
      title: 'This was sent by mistake',
      advice: 'The school took this version back. My policies shows what is asked of you.',
    },
    'campaign-recalled': {
      title: 'This was sent by mistake',
      advice: 'The school took its request back. My policies shows what is asked of you.',
    },
    'campaign-closed': {
      title: 'The school has stopped asking',
      advice: 'Nothing is asked of you here any more. My policies shows what is.',
    },
    left: { title: 'This request has ended', advice: 'It was closed when your account left the school.' },
    'out-of-scope': {
      title: 'This is no longer asked of you',
      advice: 'You are in none of the groups it was sent to any more. My policies shows what is asked of you.',
    },
    exempt: {
      title: 'Not asked of you at the moment',
      advice: 'You need do nothing for the time being. You hear of it when you do.',
    },
  } satisfies Record<ClosedBecause | 'exempt', { title: string; advice: string }>,
} as const;
