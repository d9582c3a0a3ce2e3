import { expect, test } from 'vitest';
import { campaignBody } from '#src/contract/campaigns.ts';
import { usualReminders } from '#src/domain/campaign.ts';
import { type Change, undoableChange } from '#src/features/campaigns/acts/undoable.ts';
import {
  bodyOf,
  type CampaignEntry,
  emptyEntry,
  previewBodyOf,
  sendAtProblem,
} from '#src/features/campaigns/new/campaign-entry.ts';
import { dayFrom, isUsual, withDay, withoutDay } from '#src/features/campaigns/new/reminder-plan.ts';
import { sendAtTexts } from '#src/strings/en/new-campaign.ts';

const now = new Date('2026-09-01T08:00:00Z');
const id = '6f1c1f0e-0d53-4b9e-9d5e-0b7a5a1f0001';

const change = (kind: Change['kind'], undoUntil: string | null): Change => ({
  id: kind,
  kind,
  at: '2026-09-01T07:55:00Z',
  by: 'Sunita Rao',
  reason: null,
  count: 3,
  undoUntil,
});

test('the newest change that can be undone is offered, until its time is over', () => {
  const until = '2026-09-01T08:05:00Z';
  const changes = [change('reminded', null), change('closed', until), change('extended', until)];
  expect(undoableChange(changes, now)?.kind).toBe('closed');
  expect(undoableChange(changes, new Date('2026-09-01T08:04:59Z'))?.kind).toBe('closed');
  expect(undoableChange(changes, new Date(until))).toBeNull();
  expect(undoableChange([change('sent', null)], now)).toBeNull();
});

const entry: CampaignEntry = {
  ...emptyEntry,
  versionIds: [id],
  groups: [{ id, name: 'All staff', description: null }],
  dueOn: '2026-12-18',
};

test('a campaign with nothing changed is sent when it is confirmed, and as the server takes it', () => {
  const body = campaignBody.parse(bodyOf(entry, now));
  expect(body).toMatchObject({ sendAt: null, reminders: usualReminders, followGroups: true, joinerDays: 14 });
  expect(bodyOf({ ...entry, dueOn: '' }, now)).toBeNull();
});

test.each(['0202-10-23', '20261-10-23'])(
  'the server is not asked about a year that is still being typed: %s',
  (dueOn) => {
    expect(previewBodyOf({ ...entry, dueOn })).toBeNull();
  },
);

test.each([
  ['2026-10-23', '2026-10-23T07:30:00.000Z'],
  ['2026-10-26', '2026-10-26T08:30:00.000Z'],
])('half past eight on %s is meant by the school’s clock', (sendDay, moment) => {
  const later = { ...entry, isLater: true, sendDay, sendTime: '08:30' };
  expect(sendAtProblem(later, now)).toBeNull();
  expect(bodyOf(later, now)?.sendAt).toBe(moment);
});

test('a time that cannot be is said, and nothing is sent', () => {
  const later = { ...entry, isLater: true, sendTime: '08:30' };
  expect(sendAtProblem({ ...later, sendDay: '' }, now)).toBe(sendAtTexts.missing);
  expect(sendAtProblem({ ...later, sendDay: '2026-09-01' }, now)).toBe(sendAtTexts.past);
  expect(sendAtProblem({ ...later, sendDay: '2026-12-19' }, now)).toBe(sendAtTexts.afterDue);
  expect(bodyOf({ ...later, sendDay: '2026-12-19' }, now)).toBeNull();
});

test('a chat message from the admin never waits for a time', () => {
  const body = bodyOf({ ...entry, isLater: true, sendDay: '2026-10-23', sendBy: 'sender' }, now);
  expect(body?.sendAt).toBeNull();
});

test('days of the reminders stay in order, each once', () => {
  const plan = withDay(withDay(usualReminders, dayFrom(4, 'before')), dayFrom(7, 'after'));
  expect(plan.days).toEqual([-7, -4, -2, 0, 3, 7]);
  expect(isUsual(plan)).toBe(false);
  expect(isUsual(withoutDay(plan, -4))).toBe(true);
  expect(dayFrom(0, 'before')).toBe(0);
});
