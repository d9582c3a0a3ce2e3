import { expect, test } from 'vitest';
import { item, paragraph, printedLines, readParts, styled } from './support/word-parts.ts';

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="${720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;
const definition = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, overrides = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const title = styled('Title', 'Phone Policy');
const heading = (text: string) => styled('Heading1', text);
const clausesOf = (lines: readonly string[]) => lines.filter((line) => line.startsWith('-'));

test('numbers run on across headings and paragraphs, and a list that starts again starts again', async () => {
  const numbering = [
    definition(1, level(0, 'decimal', '%1.')),
    list(1, 1),
    list(2, 1),
    list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    list(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="20"/></w:lvlOverride>'),
  ].join('');
  const document = await readParts(
    [
      title,
      heading('At work'),
      item('I will lock my phone.'),
      item('I will keep it in my bag.'),
      heading('At home'),
      item('I will keep its code secret.', 2),
      paragraph('The next rules are for trips.'),
      item('I will carry the school phone.', 1),
      heading('Abroad'),
      item('I will ask before I travel.', 3),
      item('I will switch off roaming.', 3),
      heading('After'),
      item('I will hand the phone back.', 4),
    ].join(''),
    { numbering },
  );
  expect(clausesOf(printedLines(document))).toEqual([
    '- 1. I will lock my phone.',
    '- 2. I will keep it in my bag.',
    '- 3. I will keep its code secret.',
    '- 4. I will carry the school phone.',
    '- 1. I will ask before I travel.',
    '- 2. I will switch off roaming.',
    '- 20. I will hand the phone back.',
  ]);
  expect(document.text).toContain('4. I will carry the school phone.');
});

test('numbers of many levels, letters, Roman and legal numbers, each as Word prints it', async () => {
  const numbering = [
    definition(
      1,
      level(0, 'upperRoman', '%1.'),
      level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
      level(2, 'lowerLetter', '(%3)'),
      level(3, 'lowerRoman', '%4)'),
    ),
    list(1, 1),
  ].join('');
  const document = await readParts(
    [
      title,
      item('I will look after the phone:', 1, 0),
      item('at school:', 1, 1),
      item('in lessons:', 1, 2),
      item('with the sound off', 1, 3),
      item('in its case', 1, 3),
      item('at breaks', 1, 2),
      item('on trips', 1, 1),
      item('I will report a loss:', 1, 0),
      item('at once', 1, 1),
    ].join(''),
    { numbering },
  );
  expect(clausesOf(printedLines(document)).map((line) => line.split(' ')[1])).toEqual([
    'I.',
    '1.1',
    '(a)',
    'i)',
    'ii)',
    '(b)',
    '1.2',
    'II.',
    '2.1',
  ]);
  const [first] = document.sections[0]?.blocks ?? [];
  expect(first?.children?.[0]?.children?.[0]?.children?.map(({ text }) => text)).toEqual([
    'with the sound off',
    'in its case',
  ]);
});

test('a level that never starts again, a number that a style carries, and a list style that only points on', async () => {
  const numbering = [
    definition(1, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '%2)', '<w:lvlRestart w:val="0"/>')),
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Rules"/></w:abstractNum>',
    definition(3, level(0, 'decimal', 'Rule %1:', '<w:pStyle w:val="Rule"/>')),
    list(1, 1),
    list(2, 2),
    list(3, 3),
  ].join('');
  const styles = [
    '<w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="School Rule"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="SafeRule"><w:name w:val="Safe Rule"/><w:basedOn w:val="Rule"/></w:style>',
    '<w:style w:type="numbering" w:styleId="Rules"><w:name w:val="Rules"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
  ].join('');
  const document = await readParts(
    [
      title,
      item('I will keep my phone in my bag.', 1, 0),
      item('the first', 1, 1),
      item('I will use my phone at breaks.', 1, 0),
      item('the second', 1, 1),
      heading('More rules'),
      styled('Rule', 'I will be careful.'),
      styled('SafeRule', 'I will be safe.'),
      item('I will be kind.', 2),
    ].join(''),
    { numbering, styles },
  );
  expect(clausesOf(printedLines(document))).toEqual([
    '- 1. I will keep my phone in my bag.',
    '- a) the first',
    '- 2. I will use my phone at breaks.',
    '- b) the second',
    '- Rule 1: I will be careful.',
    '- Rule 2: I will be safe.',
    '- Rule 3: I will be kind.',
  ]);
});

test('numbers out of a circle, of a list that is not there, or of a size that nobody prints do no harm', async () => {
  const numbering = [
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Round"/></w:abstractNum>',
    definition(2, level(0, 'lowerLetter', '%1)')),
    definition(3, level(0, 'decimal', '%1.')),
    list(1, 1),
    list(2, 2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="999999999"/></w:lvlOverride>'),
    list(3, 3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="99999999999999999999"/></w:lvlOverride>'),
  ].join('');
  const styles = [
    '<w:style w:type="numbering" w:styleId="Round"><w:name w:val="Round"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>',
  ].join('');
  const document = await readParts(
    [
      title,
      styled('A', 'The rules follow.'),
      item('I will rest.'),
      item('I will work.', 2),
      item('I will play.', 3),
      item('I will sing.', 77),
      item('I will dance.', 2, 400),
    ].join(''),
    { numbering, styles },
  );
  expect(printedLines(document).join(' ')).toMatch(
    /I will rest\..*I will work\..*I will play\..*I will sing\..*I will dance\./u,
  );
  expect(JSON.stringify(document).length).toBeLessThan(10_000);
});

test('a second list that stands further in is nested, and bullets of symbol fonts are bullets', async () => {
  const numbering = [
    definition(1, level(0, 'decimal', '%1.')),
    `<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF0B7"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>`,
    list(1, 1),
    list(2, 2),
  ].join('');
  const document = await readParts(
    [
      title,
      item('I will protect the phone.'),
      item('with a code', 2),
      item('with a case', 2),
      item('I will never lend it.'),
      paragraph('\uF0D8 I will not charge it in class.'),
      paragraph(
        '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r><w:r><w:t xml:space="preserve"> I will not drop it.</w:t></w:r>',
      ),
      paragraph(
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>q</w:t></w:r><w:r><w:tab/><w:t>I will not lose it.</w:t></w:r>',
      ),
    ].join(''),
    { numbering },
  );
  const [first, second, ...typed] = document.sections[0]?.blocks ?? [];
  expect(first?.children?.map(({ text }) => text)).toEqual(['with a code', 'with a case']);
  expect(second?.number).toBe('2.');
  expect(typed.map(({ type, number, text }) => [type, number, text])).toEqual([
    ['clause', null, 'I will not charge it in class.'],
    ['clause', null, 'I will not drop it.'],
    ['clause', null, 'I will not lose it.'],
  ]);
});
