import type { Language } from '#src/domain/language.ts';
import { faultTexts as welshFaults } from './cy/campaigns.ts';
import { cardTexts as welshCards } from './cy/cards.ts';
import * as welshChanges from './cy/changes.ts';
import * as welshDates from './cy/dates.ts';
import { failureTexts as welshFailures } from './cy/failures.ts';
import { mailTexts as welshMail } from './cy/mail.ts';
import * as welshHealth from './cy/policy-health.ts';
import * as welshReminders from './cy/reminders.ts';
import { faultTexts } from './en/campaigns.ts';
import { cardTexts } from './en/cards.ts';
import { partName, shownText } from './en/changes.ts';
import { dateWords, momentDay, momentWords, spokenDay } from './en/dates.ts';
import { failureTexts } from './en/failures.ts';
import { mailTexts } from './en/mail.ts';
import { findingWords, healthMailTexts } from './en/policy-health.ts';
import { digestTexts, escalationTexts, weeklyTexts } from './en/reminders.ts';
import type { Translated } from './translated.ts';

/** What the server writes to people. The client, built once for each language, has its texts as `#strings`. */
const english = {
  cardTexts,
  mailTexts,
  digestTexts,
  escalationTexts,
  weeklyTexts,
  healthMailTexts,
  failureTexts,
  faultTexts,
  findingWords,
  partName,
  shownText,
  dateWords,
  spokenDay,
  momentDay,
  momentWords,
};

export type MessageTexts = Translated<typeof english>;

const welsh: MessageTexts = {
  cardTexts: welshCards,
  mailTexts: welshMail,
  digestTexts: welshReminders.digestTexts,
  escalationTexts: welshReminders.escalationTexts,
  weeklyTexts: welshReminders.weeklyTexts,
  healthMailTexts: welshHealth.healthMailTexts,
  failureTexts: welshFailures,
  faultTexts: welshFaults,
  findingWords: welshHealth.findingWords,
  partName: welshChanges.partName,
  shownText: welshChanges.shownText,
  dateWords: welshDates.dateWords,
  spokenDay: welshDates.spokenDay,
  momentDay: welshDates.momentDay,
  momentWords: welshDates.momentWords,
};

const inLanguage: Readonly<Record<Language, MessageTexts>> = { en: english, cy: welsh };

/** The texts for a reader of that language. */
export function messageTexts(language: Language): MessageTexts {
  return inLanguage[language];
}
