import { describe, expect, test } from 'vitest';
import { digestMail } from '#server/cards/digest-mail.ts';
import { escalationMail } from '#server/cards/escalation-mail.ts';
import { type WeeklyCampaign, weeklyMail } from '#server/cards/weekly-mail.ts';

const links = { web: 'https://countersign.example/tab', teams: 'https://teams.microsoft.com/l/entity/x/home?a=1&b=2' };
const phones = { title: 'Phones', dueOn: '2026-09-28', link: `${links.web}#/requests/1` };
const laptops = { title: 'Laptops', dueOn: '2026-10-02', link: `${links.web}#/requests/2` };
const wordsOf = (html: string) => html.replace(/<title>.*<\/title>/, '').replaceAll(/<[^>]+>/g, '\n');

describe('a digest', () => {
  test('of several policies lists each with its day, and leads to each and to the list', () => {
    const { subject, html } = digestMail({ language: 'en', policies: [phones, laptops], today: '2026-09-30', links });
    expect(subject).toBe('Reminder: 2 policies to read and accept, 1 overdue');
    const words = wordsOf(html);
    const places = ['Phones', 'Overdue since Monday 28 September 2026', 'Laptops', 'Due by Friday 2 October 2026'];
    expect(places.map((text) => words.indexOf(text)).every((place, index, all) => place > (all[index - 1] ?? 0))).toBe(
      true,
    );
    for (const link of [phones.link, laptops.link, links.web]) expect(html).toContain(`href="${link}"`);
    expect(html).toContain('home?a=1&amp;b=2');
  });
  test('of one policy names it in the subject, and its button opens it', () => {
    const { subject, html } = digestMail({ language: 'en', policies: [laptops], today: '2026-10-02', links });
    expect(subject).toBe('Reminder: please accept Laptops by Friday 2 October 2026');
    expect(html.match(new RegExp(`href="${laptops.link}"`, 'g'))).toHaveLength(2);
    expect(digestMail({ language: 'en', policies: [laptops], today: '2026-10-03', links }).subject).toMatch(
      /^Overdue since Friday/,
    );
  });
  test('turns nothing of a policy into markup', () => {
    const title = `<img src=x onerror=alert(1)>\r\nBcc: all ${'x'.repeat(300)}`;
    const { subject, html } = digestMail({
      language: 'en',
      policies: [{ ...phones, title }],
      today: '2026-09-28',
      links,
    });
    expect(html).not.toContain('<img');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThan(220);
  });
});

test('a line manager reads names and policies, and no address or reason', () => {
  const people = [{ name: 'Sam Wynn', policies: [phones, laptops] }];
  const { subject, html } = escalationMail({ language: 'en', as: 'manager', people });
  expect(subject).toBe('1 person has not accepted what was due');
  expect(wordsOf(html)).toMatch(/line manager[\s\S]*Sam Wynn[\s\S]*Phones, due by Monday[\s\S]*Laptops, due by Friday/);
  expect(html).not.toContain('href');
  expect(wordsOf(escalationMail({ language: 'en', as: 'creator', people }).html)).toContain('no line manager');
});

describe('a weekly summary', () => {
  const campaign: WeeklyCampaign = {
    titles: ['Phones', 'Laptops'],
    dueOn: '2026-09-28',
    accepted: 7,
    asked: 31,
    overdue: { first: ['Jo Bell', 'Sam Wynn'], all: 24 },
    undelivered: { first: [{ name: 'Jo Bell', fault: 'no-mailbox' }], all: 1 },
    link: `${links.web}#/campaigns/1`,
  };
  test('says how many of how many, who is overdue, and whom nothing reached and why', () => {
    const { subject, html } = weeklyMail('en', [campaign]);
    expect(subject).toBe('This week: 1 campaign waits for answers');
    const words = wordsOf(html);
    for (const text of ['Phones, Laptops', '7 of 31 accepted', 'Overdue: 24 people', 'Jo Bell', 'and 22 more'])
      expect(words).toContain(text);
    expect(words).toContain('Jo Bell: The directory holds no mail address for this person.');
    expect(html).toContain(`href="${campaign.link}"`);
  });
  test('says so where all is well', () => {
    const fine = { ...campaign, overdue: { first: [], all: 0 }, undelivered: { first: [], all: 0 } };
    const words = wordsOf(weeklyMail('en', [fine, campaign]).html);
    expect(words).toContain('Nobody is overdue.');
    expect(words.match(/No message reached/g)).toHaveLength(1);
  });
});
