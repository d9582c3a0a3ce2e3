import { Document, FootnoteReferenceRun, LevelFormat, Packer, Paragraph, Tab, TextRun } from 'docx';
import { expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { numbersOf, outline, sectionAt } from './support/read-models.ts';

const plain = (text: string, style: { bold?: boolean; underline?: object } = {}) =>
  new Paragraph({ children: [new TextRun({ text, ...style })] });
const numbered = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'rules', level } });

const numbering = {
  config: [
    {
      reference: 'rules',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1)' },
        { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)' },
      ],
    },
  ],
};

async function readWord(children: Paragraph[]) {
  const file = new Document({
    numbering,
    footnotes: { 1: { children: [plain('See the standard.')] } },
    sections: [{ children }],
  });
  return (await importFile({ name: 'policy.docx', bytes: new Uint8Array(await Packer.toBuffer(file)) })).document;
}

test('headings that are only bold, numbers as Word prints them, and typed numbers', async () => {
  const document = await readWord([
    plain('Riverside Academy'),
    plain('ICT POLICY FOR STAFF', { bold: true }),
    plain('Aims', { bold: true }),
    new Paragraph({
      children: [new TextRun('It helps staff'), new FootnoteReferenceRun(1), new TextRun(' to work safely.')],
    }),
    plain('Rules', { underline: {} }),
    numbered('I will keep my password secret.'),
    numbered('I will keep equipment safe:'),
    numbered('laptops', 1),
    numbered('phones', 1),
    plain('The next rules concern social media.'),
    numbered('I will not post about pupils.'),
    plain('5. I will tell the Headteacher.'),
    plain('I have read and understood the above and agree to abide by it.'),
    new Paragraph({ children: [new TextRun('Signed:'), new TextRun({ children: [new Tab()] }), new TextRun('Date:')] }),
  ]);
  expect(outline(document)).toEqual([
    ['preamble', 'Aims', 0],
    ['clauses', 'Rules', 6],
    ['declaration', null, 0],
    ['signature', null, 0],
    ['annex', null, 0],
  ]);
  expect(numbersOf(sectionAt(document, 1))).toEqual(['1)', '2)', '(a)', '(b)', '3)', '5.']);
  expect(document.organisation).toBe('Riverside Academy');
  expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'date']);
  expect(sectionAt(document, 4).blocks[0]?.text).toBe('[1] See the standard.');
});
