import type { PlainDay } from '#src/domain/day.ts';
import type { Language } from '#src/domain/language.ts';
import { messageTexts } from '#src/strings/messages.ts';
import { type Mail, mailButton, mailLink, mailList, mailNote, mailPage, mailParagraph } from './mail-page.ts';
import { escapeHtml, oneLine, shortened } from './plain-text.ts';

export type DigestInput = {
  readonly language: Language;
  /** Everything outstanding for the person, the soonest due first. */
  readonly policies: readonly { readonly title: string; readonly dueOn: PlainDay; readonly link: string }[];
  readonly today: PlainDay;
  /** Their list of policies: in any browser, and inside Teams. */
  readonly links: { readonly web: string; readonly teams: string };
};

/** One message for everything that waits for a person. */
export function digestMail(input: DigestInput): Mail {
  const { language, policies, today, links } = input;
  const { digestTexts, spokenDay } = messageTexts(language);
  const [first] = policies;
  const isOne = policies.length === 1;
  const items = policies.map(({ title, dueOn, link }) => {
    const due = dueOn < today ? digestTexts.overdue(spokenDay(dueOn)) : digestTexts.due(spokenDay(dueOn));
    return `${mailLink(link, oneLine(title))}<br>${escapeHtml(due)}`;
  });
  return mailPage(digestTexts.language, subjectOf(input), [
    mailParagraph(digestTexts.lead(policies.length)),
    mailList(items),
    mailButton(isOne && first ? first.link : links.web, digestTexts.open),
    `<p>${mailLink(links.teams, digestTexts.openInTeams)}</p>`,
    mailParagraph(digestTexts.how),
    mailNote(digestTexts.why),
  ]);
}

function subjectOf({ language, policies, today }: DigestInput): string {
  const { digestTexts, spokenDay } = messageTexts(language);
  const [first, second] = policies;
  if (first && !second) {
    return digestTexts.subject.one(shortened(oneLine(first.title), 150), spokenDay(first.dueOn), first.dueOn < today);
  }
  return digestTexts.subject.many(policies.length, policies.filter(({ dueOn }) => dueOn < today).length);
}
