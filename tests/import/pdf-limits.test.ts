import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { makePdf } from './support/pdf-format.ts';
import { pageOf, pdfOf, shown, streamOf } from './support/pdf-objects.ts';

test('wherever words stand on a page, none is lost', async () => {
  const word = fc.record({
    x: fc.integer({ min: 20, max: 330 }),
    y: fc.integer({ min: 20, max: 600 }),
    size: fc.constantFrom(7, 9, 11, 18),
    count: fc.integer({ min: 1, max: 2 }),
    mark: fc.constantFrom('', '•', '1.', '(a)', 'o', '–'),
    font: fc.constantFrom('Helvetica', 'Helvetica-Bold', 'Symbol'),
    turn: fc.constantFrom(0, 0, 0, 0, 90, 45),
  });
  const rule = fc.record({
    x: fc.integer({ min: 20, max: 500 }),
    y: fc.integer({ min: 20, max: 800 }),
    level: fc.boolean(),
  });
  const pages = fc.array(
    fc.record({ words: fc.array(word, { maxLength: 60 }), rules: fc.array(rule, { maxLength: 12 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  await fc.assert(
    fc.asyncProperty(pages, async (drawn) => {
      let count = 0;
      const bytes = await makePdf((pdf) => {
        pdf.fontSize(18).text('Phone Policy');
        for (const { words, rules } of drawn) {
          pdf.addPage();
          for (const { x, y, size, mark, font, turn, ...one } of words) {
            const text = Array.from({ length: one.count }, (_, at) => `word${count + at + 1}`).join(' ');
            count += one.count;
            pdf.save().font(font).fontSize(size);
            if (turn !== 0) pdf.rotate(turn, { origin: [x, y] });
            if (mark !== '') pdf.text(mark, x, y, { lineBreak: false });
            pdf.font('Helvetica').text(text, x + (mark === '' ? 0 : 30), y, { lineBreak: false });
            pdf.restore();
          }
          for (const { x, y, level } of rules)
            pdf
              .moveTo(x, y)
              .lineTo(level ? x + 90 : x, level ? y : y + 90)
              .stroke();
        }
      });
      const { document, text } = await importFile({ name: 'policy.pdf', bytes });
      const kept = JSON.stringify([document.sections, document.discarded, document.metadata, document.title]);
      const lost = Array.from({ length: count }, (_, at) => new RegExp(`word${at + 1}(?!\\d)`, 'u')).filter(
        (one) => !one.test(text) || !one.test(kept),
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 6, seed: 7 },
  );
}, 60_000);

describe('what is hostile is read or refused within the limits', () => {
  const policy = shown('Phone Policy') + shown('Staff keep phones in a bag during every lesson.', 72, 660);
  const form = (content: string, next: number) =>
    streamOf(content, `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${next} 0 R>>>>`);
  const hostile: readonly (readonly [string, () => Uint8Array])[] = [
    [
      'a script that starts by itself, and a form of scripts',
      () =>
        pageOf(streamOf(policy), {
          catalogue: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</XFA(x)>>',
        }),
    ],
    [
      'a program to start and an address to send to',
      () =>
        pageOf(streamOf(policy), {
          catalogue: '/OpenAction<</S/Launch/F(cmd.exe)>>/AA<</WC<</S/SubmitForm/F(https://example.org)>>>>',
        }),
    ],
    [
      'a drawing that draws itself',
      () => pageOf(streamOf(`${policy}/X Do`), { resources: '/XObject<</X 5 0 R>>', more: [form('/X Do /X Do', 5)] }),
    ],
    [
      'drawings that draw each other a million times',
      () =>
        pageOf(streamOf(`${policy}/X Do`), {
          resources: '/XObject<</X 5 0 R>>',
          more: Array.from({ length: 9 }, (_, at) => form('/X Do '.repeat(12), at === 8 ? 5 : at + 6)),
        }),
    ],
    [
      'a page that unpacks to a gigabyte',
      () => pageOf(streamOf(Buffer.concat([Buffer.from(policy), Buffer.alloc(1_000_000_000, 32)]))),
    ],
    ['brackets that open and never close', () => pageOf(streamOf(policy + '['.repeat(5_000_000)))],
    [
      'a picture of 600 megabytes',
      () =>
        pageOf(streamOf(`${policy}q 400 0 0 400 0 0 cm /I Do Q`), {
          resources: '/XObject<</I 5 0 R>>',
          more: [
            streamOf(
              Buffer.alloc(600_000_000),
              '/Type/XObject/Subtype/Image/Width 20000/Height 10000/BitsPerComponent 8/ColorSpace/DeviceRGB',
            ),
          ],
        }),
    ],
    [
      'pages that hold themselves',
      () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 5>>']),
    ],
    [
      'pages that are only claimed',
      () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 999999999>>']),
    ],
  ];
  test.each(hostile)('%s', async (_, bytes) => {
    const file = { name: 'policy.pdf', bytes: bytes() };
    const [begun, before] = [performance.now(), process.memoryUsage.rss()];
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const answer = await importFile(file).catch((error: unknown) => error);
    clearInterval(watch);
    expect(
      answer instanceof Failure || (answer as { document: PolicyDocument }).document.title === 'Phone Policy',
    ).toBe(true);
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(most - before).toBeLessThan(500_000_000);
  });
});
