import { expect, test } from 'vitest';
import { whyCodes } from '#src/contract/why.ts';
import { campaignChanges, type ReminderPlan, usualReminders } from '#src/domain/campaign.ts';
import { notReminded } from '#src/domain/reminders.ts';
import { historyTexts, remindedWords } from '#src/strings/en/campaign-acts.ts';
import { campaignsTexts, timeLeftWords } from '#src/strings/en/campaigns.ts';
import { complianceTexts } from '#src/strings/en/compliance.ts';
import { reminderWords } from '#src/strings/en/new-campaign.ts';
import { whyTexts } from '#src/strings/en/why.ts';

test('every reason for asking somebody, or not, is a sentence for the admin and one for the person', () => {
  for (const code of whyCodes) {
    const { admin, next, staff } = whyTexts[code];
    for (const words of [admin('Grace Owusu'), staff, ...(next === null ? [] : [next])]) {
      expect(words, code).toMatch(/^[A-Z].*\.$/s);
      expect(words, code).not.toMatch(/null|undefined|directory id|object id|Graph/);
    }
    expect(admin('Grace Owusu'), code).toContain(code === 'group-hidden' ? 'hides its members' : 'Grace Owusu');
    expect(staff, code).toMatch(/\b[Yy]our?\b|not been sent/);
  }
});

test('who is not asked for a reason that can be mended is told how', () => {
  const asked = ['in-group', 'joined-group', 'added'];
  for (const code of whyCodes) expect(whyTexts[code].next === null, code).toBe(asked.includes(code));
});

test.each<[ReminderPlan, string]>([
  [
    usualReminders,
    'People are reminded 7 days and 2 days before the due date; on the due date; 3 days and 7 days after it. After 10 days their line manager is told.',
  ],
  [{ days: [-1], escalateAfter: null }, 'People are reminded 1 day before the due date. No line manager is told.'],
  [{ days: [0], escalateAfter: 1 }, 'People are reminded on the due date. After 1 day their line manager is told.'],
  [
    { days: [-14, -7, -2], escalateAfter: null },
    'People are reminded 14 days, 7 days and 2 days before the due date. No line manager is told.',
  ],
  [{ days: [], escalateAfter: null }, 'Nobody is reminded. No line manager is told.'],
])('the plan %j in words', (plan, words) => {
  expect(reminderWords(plan)).toBe(words);
});

test('what came of reminding now names every reason, and counts one as one', () => {
  const leftOut = (people: number) => notReminded.map((reason) => ({ reason, people }));
  const one = remindedWords({ people: 1, leftOut: leftOut(1) });
  const two = remindedWords({ people: 2, leftOut: leftOut(2) });
  expect(one.title).toBe(`1 person gets a reminder; ${notReminded.length} people get none:`);
  expect(two.title).toBe(`2 people get a reminder; ${2 * notReminded.length} people get none:`);
  expect(new Set(one.lines).size).toBe(notReminded.length);
  for (const line of one.lines) expect(line).toMatch(/^1 (?!are |have )[^2]+[.]$/);
  for (const line of two.lines) expect(line).toMatch(/^2 (?!is |has )[^1]+[.]$/);
  expect(remindedWords({ people: 0, leftOut: [] })).toEqual({ title: 'Nobody gets a reminder.', lines: [] });
});

test('who is exempt is not among those who have to answer, and is said apart', () => {
  expect(complianceTexts.done(3, 10, 2)).toBe('3 of 8');
  expect(campaignsTexts.accepted(3, 10, 2)).toBe('3 of 8 accepted');
  for (const { exemptOf } of [complianceTexts, campaignsTexts]) {
    expect(exemptOf(10, 2)).toBe('of 10 asked, 2 exempt');
    expect(exemptOf(10, 0)).toBeNull();
  }
});

test('what has happened to a campaign counts one as one', () => {
  for (const kind of campaignChanges) {
    expect(historyTexts.what(kind, 1), kind).not.toMatch(/\b1 (people|requests)\b|undefined/);
    expect(historyTexts.what(kind, 2), kind).not.toMatch(/\b2 (person|request)\b/);
  }
});

test.each([
  [5, 'less than a minute left'],
  [61, 'about 1 minute left'],
  [190, 'about 3 minutes left'],
  [3_550, 'about 59 minutes left'],
  [3_600, 'about an hour left'],
  [7_400, 'about 2 hours left'],
])('%d seconds are "%s"', (seconds, words) => {
  expect(timeLeftWords(seconds)).toBe(words);
});
