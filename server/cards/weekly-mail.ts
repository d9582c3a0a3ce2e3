import type { PlainDay } from '#src/domain/day.ts';
import type { DeliveryFault } from '#src/domain/delivery.ts';
import type { Language } from '#src/domain/language.ts';
import { type MessageTexts, messageTexts } from '#src/strings/messages.ts';
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
export function weeklyMail(language: Language, campaigns: readonly WeeklyCampaign[]): Mail {
  const texts = messageTexts(language);
  const { weeklyTexts } = texts;
  return mailPage(weeklyTexts.language, weeklyTexts.subject(campaigns.length), [
    mailParagraph(weeklyTexts.lead),
    ...campaigns.flatMap((campaign) => section(campaign, texts)),
    mailNote(weeklyTexts.why),
  ]);
}

function section(campaign: WeeklyCampaign, texts: MessageTexts): readonly string[] {
  const { titles, dueOn, accepted, asked, overdue, undelivered, link } = campaign;
  const { weeklyTexts, faultTexts, spokenDay } = texts;
  const reasons = undelivered.first.map(({ name, fault }) =>
    fault === null ? name : `${name}: ${faultTexts[fault].cause}`,
  );
  return [
    mailHeading(titles.map(oneLine).join(', ')),
    mailParagraph(`${weeklyTexts.accepted(accepted, asked)}. ${weeklyTexts.due(spokenDay(dueOn))}.`),
    mailParagraph(overdue.all === 0 ? weeklyTexts.nobodyOverdue : weeklyTexts.overdue(overdue.all)),
    names(overdue, texts),
    undelivered.all === 0 ? '' : mailParagraph(weeklyTexts.undelivered(undelivered.all)),
    names({ first: reasons, all: undelivered.all }, texts),
    `<p>${mailLink(link, weeklyTexts.open)}</p>`,
  ];
}

function names({ first, all }: Named<string>, { weeklyTexts }: MessageTexts): string {
  const more = all > first.length ? [weeklyTexts.more(all - first.length)] : [];
  return mailList([...first, ...more].map((line) => escapeHtml(oneLine(line))));
}
