import { expect, test } from 'vitest';
import { paragraph, printedLines, readParts, styled, table } from './support/word-parts.ts';

const title = styled('Title', 'Phone Policy');
const rules = styled('Heading1', 'Rules');
const merged = (properties: string, text: string) => `<w:tcPr>${properties}</w:tcPr>${paragraph(text)}`;

test('merged cells keep their columns, empty cells keep their place, and a table in a cell keeps its words apart', async () => {
  const document = await readParts(
    [
      title,
      rules,
      paragraph('Staff keep the phone in a bag.'),
      table(
        [merged('<w:gridSpan w:val="3"/>', 'Who holds which phone')],
        [merged('<w:vMerge w:val="restart"/>', 'Office'), 'Ann', 'Red'],
        [merged('<w:vMerge/>', ''), 'Bob', ''],
        ['Hall', `${table(['One', 'Two'], ['Three', 'Four'])}${paragraph('')}`, 'Blue'],
        ['', '', ''],
      ),
    ].join(''),
  );
  expect(printedLines(document).at(-1)).toBe(
    'Who holds which phone\nOffice\tAnn\tRed\n\tBob\t\nHall\tOne Two Three Four\tBlue',
  );
  expect(document.text).toContain('Hall\tOne Two Three Four\tBlue');
});

test('a header form, document control, contacts and a signing block are understood as what they are', async () => {
  const document = await readParts(
    [
      title,
      table(['Name of school', 'Riverside Academy'], ['Next review date', '1 June 2027'], ['Version', '3.1']),
      rules,
      paragraph('Staff keep the phone in a bag.'),
      styled('Heading1', 'Contacts'),
      table(['Role', 'Name'], ['Designated Safeguarding Lead', 'Jane Smith']),
      styled('Heading1', 'Declaration'),
      paragraph('I have read and agree to follow this policy.'),
      table(['Signed', ''], ['Print name', ''], ['Date', '']),
    ].join(''),
  );
  expect(document.organisation).toBe('Riverside Academy');
  expect(document.dates.nextReview?.from).toBe('2027-06-01');
  expect(document.versionLabel).toBe('3.1');
  expect(document.contacts).toContainEqual({ role: 'Designated Safeguarding Lead', name: 'Jane Smith' });
  expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'printName', 'date']);
});

test('a table that only places text on the page is read as the text that stands in it', async () => {
  const left = [
    rules,
    paragraph('• I will charge the phone.'),
    paragraph('• I will carry the phone.'),
    paragraph('• I will clean the phone.'),
  ].join('');
  const document = await readParts([title, table([left, paragraph('Ask the office for a new case.')])].join(''));
  expect(printedLines(document)).toEqual([
    '# Rules',
    '- I will charge the phone.',
    '- I will carry the phone.',
    '- I will clean the phone.',
    'Ask the office for a new case.',
  ]);
});

test('rows and cells inside content controls, and items of a list in a cell, lose no word', async () => {
  const control = (content: string) => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  const cell = `<w:tc>${paragraph('1. Lock it')}${paragraph('2. Hide it')}</w:tc>`;
  const row = `<w:tr><w:tc>${paragraph('Laptop')}</w:tc>${control(cell)}</w:tr>`;
  const document = await readParts(
    [
      title,
      rules,
      paragraph('Staff keep these rules.'),
      `<w:tbl><w:tr><w:tc>${paragraph('Thing')}</w:tc><w:tc>${paragraph('Rule')}</w:tc></w:tr>${control(row)}</w:tbl>`,
    ].join(''),
  );
  expect(printedLines(document).at(-1)).toBe('Thing\tRule\nLaptop\t1. Lock it 2. Hide it');
});
