import type { PlainDay } from '#src/domain/day.ts';
import type { DeliveryFault } from '#src/domain/delivery.ts';
import { faultTexts } from '#src/strings/en/campaigns.ts';
import { spokenDay } from '#src/strings/en/dates.ts';
import { weeklyTexts } from '#src/strings/en/reminders.ts';
import { type Mail, mailHeading, mailLink, mailList, mailNote, mailPage, mailParagraph } from './mail-page.ts';
import { escapeHtml, oneLine } from './plain-text.ts';

/** Some names, and how many there are in all. */
type Named<T> = { readonly first: readonly T[]; readonly all: number };

export type WeeklyCampaign = {
  readonly titles: readonly string[];
  readonly dueOn: PlainDay;
  readonly accepted: number;
  readonly asked: number;
  readonly overdue: Named<string>;
  readonly undelivered: Named<{ readonly name: string; readonly fault: DeliveryFault | null }>;
  readonly link: string;
};

/** What whoever sent the campaigns is to know at the beginning of a week. */
export function weeklyMail(campaigns: readonly WeeklyCampaign[]): Mail {
  return mailPage(weeklyTexts.language, weeklyTexts.subject(campaigns.length), [
    mailParagraph(weeklyTexts.lead),
    ...campaigns.flatMap(section),
    mailNote(weeklyTexts.why),
  ]);
}

function section({ titles, dueOn, accepted, asked, overdue, undelivered, link }: WeeklyCampaign): readonly string[] {
  const reasons = undelivered.first.map(({ name, fault }) =>
    fault === null ? name : `${name}: ${faultTexts[fault].cause}`,
  );
  return [
    mailHeading(titles.map(oneLine).join(', ')),
    mailParagraph(`${weeklyTexts.accepted(accepted, asked)}. ${weeklyTexts.due(spokenDay(dueOn))}.`),
    mailParagraph(overdue.all === 0 ? weeklyTexts.nobodyOverdue : weeklyTexts.overdue(overdue.all)),
    names(overdue.first, overdue.all),
    undelivered.all === 0 ? '' : mailParagraph(weeklyTexts.undelivered(undelivered.all)),
    names(reasons, undelivered.all),
    `<p>${mailLink(link, weeklyTexts.open)}</p>`,
  ];
}

function names(first: readonly string[], all: number): string {
  const more = all > first.length ? [weeklyTexts.more(all - first.length)] : [];
  return mailList([...first, ...more].map((line) => escapeHtml(oneLine(line))));
}
