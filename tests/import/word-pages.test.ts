import { expect, test } from 'vitest';
import { paragraph, printedLines, readParts, run, styled } from './support/word-parts.ts';

const body = [styled('Heading1', 'Lessons'), paragraph('Staff keep their phones in a bag during lessons.')].join('');

test('the top and the foot of a page are discarded with a reason where the text names itself', async () => {
  const document = await readParts([styled('Title', 'Phone Policy'), body].join(''), {
    header: paragraph('Riverside phone rules'),
    footer: paragraph(`${run('Page ')}<w:fldSimple w:instr="PAGE">${run('1')}</w:fldSimple>${run(' of this paper')}`),
  });
  expect(document.title).toBe('Phone Policy');
  expect(document.discarded).toEqual([
    { text: 'Riverside phone rules', reason: 'header of the page' },
    { text: '1', reason: 'page number' },
    { text: 'Page of this paper', reason: 'footer of the page' },
  ]);
  expect(document.warnings).toEqual([]);
});

test('a title, a school, a version and dates that stand only there are read from there', async () => {
  const document = await readParts(body, {
    header: paragraph(`${run('Riverside Academy')}<w:r><w:tab/></w:r>${run('Mobile Phone Policy for Staff')}`),
    footer: [paragraph('Version 2.4 | Next review: June 2027'), paragraph('Riverside Academy')].join(''),
  });
  expect(document.title).toBe('Mobile Phone Policy for Staff');
  expect(document.organisation).toBe('Riverside Academy');
  expect(document.versionLabel).toMatch(/2\.4/u);
  expect(document.dates.nextReview).toMatchObject({ from: '2027-06-01', to: '2027-06-30' });
  expect(printedLines(document)).toEqual(['# Lessons', 'Staff keep their phones in a bag during lessons.']);
  expect(document.discarded.map(({ text }) => text)).toContain('Version 2.4 | Next review: June 2027');
});

test('what the text says goes before what the pages say', async () => {
  const front = [
    styled('Title', 'Phone Policy'),
    paragraph('Hillside School'),
    paragraph('Version 3'),
    paragraph('Next review: May 2028'),
  ].join('');
  const document = await readParts(front + body, {
    header: paragraph('Riverside Academy Laptop Policy'),
    footer: paragraph('Version 2.4 | Next review: June 2027'),
  });
  expect([document.title, document.organisation, document.versionLabel, document.dates.nextReview?.printed]).toEqual([
    'Phone Policy',
    'Hillside School',
    expect.stringContaining('3'),
    'May 2028',
  ]);
});
