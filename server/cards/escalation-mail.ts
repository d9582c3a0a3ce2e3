import type { PlainDay } from '#src/domain/day.ts';
import type { Language } from '#src/domain/language.ts';
import { messageTexts } from '#src/strings/messages.ts';
import { type Mail, mailHeading, mailList, mailNote, mailPage, mailParagraph } from './mail-page.ts';
import { escapeHtml, oneLine } from './plain-text.ts';

export type EscalationInput = {
  readonly language: Language;
  /** Whether the reader is the line manager, or hears it in place of one. */
  readonly as: 'manager' | 'creator';
  readonly people: readonly {
    readonly name: string;
    readonly policies: readonly { readonly title: string; readonly dueOn: PlainDay }[];
  }[];
};

/** A message that names more is read by nobody, and Exchange takes no message without end. */
const mostPeople = 200;

/** Names and policies, and nothing else: a manager needs no more to have the conversation. */
export function escalationMail({ language, as, people }: EscalationInput): Mail {
  const { escalationTexts, spokenDay } = messageTexts(language);
  const more = people.length - mostPeople;
  const sections = people
    .slice(0, mostPeople)
    .flatMap(({ name, policies }) => [
      mailHeading(oneLine(name)),
      mailList(policies.map(({ title, dueOn }) => escapeHtml(escalationTexts.due(oneLine(title), spokenDay(dueOn))))),
    ]);
  return mailPage(escalationTexts.language, escalationTexts.subject(people.length), [
    mailParagraph(escalationTexts.lead[as](people.length)),
    ...sections,
    more > 0 ? mailParagraph(escalationTexts.more(more)) : '',
    mailParagraph(escalationTexts.how),
    mailNote(escalationTexts.why),
  ]);
}
