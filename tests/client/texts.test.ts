import { describe, expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar/plain-days.ts';
import { dayOf } from '#src/domain/day.ts';
import { failureCodes } from '#src/domain/failure.ts';
import { safeMarkdown } from '#src/features/campaigns/new/safe-markdown.ts';
import { dayWords, momentWords } from '#src/strings/en/dates.ts';
import { failureTexts } from '#src/strings/en/failures.ts';
import { textParts } from '#src/ui/text-parts.ts';

describe('a policy is somebody else’s text', () => {
  test('https and mail links become links, and the words round them stay', () => {
    expect(textParts('Read [the course](https://example.org/a_(b)) first.')).toEqual([
      { text: 'Read ', href: null },
      { text: 'the course', href: 'https://example.org/a_(b)' },
      { text: ' first.', href: null },
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'http://example.org', '//example.org'])(
    '%s stays text',
    (href) => {
      expect(textParts(`[press](${href})`).every((part) => part.href === null)).toBe(true);
    },
  );

  test('nothing in a card’s words can become a tag or an attribute', () => {
    const html = safeMarkdown('<img src=x onerror=alert(1)> **bold** [a](https://x.org/"onclick="y) [b](javascript:z)');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('"onclick');
    expect(html).not.toContain('href="javascript');
    expect(html).toContain('<strong>bold</strong>');
  });
});

test('dates read as the school writes them, in the school’s own time', () => {
  expect(dayWords('2026-09-04', '2026-09-01')).toBe('Friday 4 September');
  expect(dayWords('2027-01-08', '2026-09-01')).toBe('Friday 8 January 2027');
  expect(momentWords('2026-07-01T08:41:00Z')).toBe('1 July 2026 at 09:41');
  expect(dayOf(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('every refusal tells what happened and what to do, in words for people', () => {
  for (const code of failureCodes) {
    const { title, advice } = failureTexts[code];
    expect(`${title} ${advice}`, code).not.toMatch(/token|null|undefined|\bAPI\b|JSON|HTTP/);
    expect(title.endsWith('.'), code).toBe(false);
    expect(advice.endsWith('.'), code).toBe(true);
  }
});
