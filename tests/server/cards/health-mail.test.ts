import { expect, test } from 'vitest';
import { healthMail } from '#server/cards/health-mail.ts';
import type { HealthFinding } from '#src/domain/policy-health.ts';

const gone = (about: string): HealthFinding => ({
  code: 'contact-gone',
  urgency: 'act',
  about,
  against: 'DSL',
  on: null,
  dates: null,
  source: null,
});
const link = 'https://countersign.example/tab#/policy-health';

test('names each policy, what was found in it and what to do, and leads to the page', () => {
  const { subject, html } = healthMail({
    language: 'en',
    policies: [
      { title: 'Phones', findings: [gone('Sam Wynn'), gone('Jo Bell')] },
      { title: 'Laptops', findings: [{ ...gone(''), code: 'review-date-missing', against: null }] },
    ],
    link,
  });
  expect(subject).toBe('Please look at 2 policies');
  const words = html.replaceAll(/<[^>]+>/g, '\n');
  const places = ['Phones', 'Sam Wynn', 'Jo Bell', 'Laptops', 'No date for the next review'].map((text) =>
    words.indexOf(text),
  );
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(html).toContain(`href="${link}"`);
});

test('nothing of a policy becomes markup, and a subject is one short line', () => {
  const title = `<img src=x onerror=alert(1)>\r\nBcc: all ${'x'.repeat(300)}`;
  const { subject, html } = healthMail({
    language: 'en',
    policies: [{ title, findings: [gone('"><script>1</script>')] }],
    link,
  });
  expect(html).not.toMatch(/<img|<script/);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(subject.length).toBeLessThan(200);
});
