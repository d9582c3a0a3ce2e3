import { describe, expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import { clausesOf, type PolicyDocument } from '#src/domain/policy-document.ts';
import { asPdf, makePdf, printFurniture } from './support/pdf-format.ts';
import { importText, modelNames, modelText, outline } from './support/read-models.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function readPdf(bytes: Uint8Array): Promise<PolicyDocument> {
  return (await importFile({ name: 'policy.pdf', bytes })).document;
}

function textsOf({ sections }: PolicyDocument): string[] {
  return sections.flatMap(({ heading, blocks }) => [
    ...(heading === null ? [] : [heading]),
    ...blocks.flatMap((block) => [block.text, ...clausesOf(block.children ?? []).map(({ text }) => text)]),
  ]);
}

type Pdf = Parameters<Parameters<typeof makePdf>[0]>[0];

function title(pdf: Pdf, text = 'Phone Policy'): void {
  pdf.font('Helvetica-Bold').fontSize(18).text(text).moveDown(0.5).font('Helvetica').fontSize(11);
}

function bullets(pdf: Pdf, texts: readonly string[], sign = '•'): void {
  for (const text of texts) {
    if (pdf.y > 755) pdf.addPage();
    const top = pdf.y;
    pdf.text(sign, 90, top, { lineBreak: false });
    pdf.text(text, 108, top, { width: 415 });
  }
  pdf.x = 72;
}

describe('a policy printed as a PDF is understood as the policy itself', () => {
  test.each(modelNames)('%s', async (name) => {
    const markdown = modelText(name);
    const [printed, { document: written }] = [
      await readPdf(await asPdf(markdown)),
      await importText(`${name}.md`, markdown),
    ];
    expect(outline(printed)).toEqual(outline(written));
    expect({ ...printed, discarded: [] }).toEqual({ ...written, discarded: [] });
    expect(printed.discarded.map(({ reason }) => reason)).toContain('header of the page');
    expect(printed.discarded).toContainEqual({
      text: expect.stringMatching(/^Page 1 of \d$/u),
      reason: 'footer of the page',
    });
  });
});

test('two columns under a title that crosses the page are read one after the other', async () => {
  const reasons = [
    'after school',
    'when a member of staff asks for them',
    'on visits',
    'at the end of the day and not before',
  ];
  const rules = (from: number) =>
    Array.from(
      { length: 9 },
      (_, at) => `Rule ${from + at} says that phones are kept in a bag and are taken out only ${reasons[at % 4]}.`,
    );
  const bytes = await makePdf((pdf) => {
    title(pdf, 'Phone Policy for everyone who works at Oakfield Primary School');
    const top = pdf.y;
    pdf.text(rules(1).join('\n'), 72, top, { width: 210, paragraphGap: 5 });
    pdf.text(rules(10).join('\n'), 313, top + 5, { width: 210, paragraphGap: 5 });
  });
  const document = await readPdf(bytes);
  expect(document.title).toBe('Phone Policy for everyone who works at Oakfield Primary School');
  expect(textsOf(document)).toEqual([...rules(1), ...rules(10)]);
});

test('a table with drawn lines keeps its rows, also over the end of a page', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, at) => `| Post ${at + 1} | Someone with a rather long name and title ${at + 1} | office ${at + 1} |`,
  );
  const document = await readPdf(
    await asPdf(
      `# Phone Policy\n\nContacts are below.\n\n| Role | Name | Where |\n|---|---|---|\n${rows.join('\n')}\n`,
    ),
  );
  const [table] = document.sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'table'));
  expect(table?.text.split('\n').map((row) => row.split('\t'))).toEqual([
    ['Role', 'Name', 'Where'],
    ...rows.map((row) => row.slice(2, -2).split(' | ')),
  ]);
});

test('cells that only line up are rows of a table, and an empty cell keeps its place', async () => {
  const cells = [
    ['Role', 'Name', 'Telephone'],
    ['Safeguarding lead', 'Ms A Jones', '01632 960001'],
    ['Deputy', '', '01632 960002'],
    ['Network manager', 'Mr B Smith', '01632 960003'],
  ];
  const bytes = await makePdf((pdf) => {
    title(pdf);
    pdf.text('These people can help with any question about phones in school and at home.').moveDown(1);
    for (const row of cells) {
      const top = pdf.y;
      for (const [at, cell] of row.entries()) pdf.text(cell, 72 + at * 150, top, { lineBreak: false });
      pdf.y = top + 18;
    }
  });
  const [table] = (await readPdf(bytes)).sections.flatMap(({ blocks }) =>
    blocks.filter(({ type }) => type === 'table'),
  );
  expect(table?.text.split('\n').map((row) => row.split('\t'))).toEqual(cells);
});

test('numbers in the cells of a table are kept, and round and small bullets are no words', async () => {
  const rows = '| 1. Phones | (a) Bags |\n| 2. Watches | (b) Drawers |';
  const document = await readPdf(
    await asPdf(
      `# Phone Policy\n\n| What | Where |\n|---|---|\n${rows}\n\n- I will ask about:\n  - lost phones\n  - broken phones\n`,
    ),
  );
  const [table] = document.sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'table'));
  expect(table?.text).toBe('What\tWhere\n1. Phones\t(a) Bags\n2. Watches\t(b) Drawers');
  expect(document.sections.flatMap(({ blocks }) => clausesOf(blocks)).map(({ text }) => text)).toEqual([
    'I will ask about:',
    'lost phones',
    'broken phones',
  ]);
  expect(document.warnings).toEqual([]);
});

test('words broken by the margin are whole again, and hyphens of their own stay', async () => {
  const lines = [
    'Staff build the self-esteem of pupils and keep their information safe,',
    'for e-safety is a matter for all of us, and a child whose self-',
    'esteem is low needs the help of each of us. Nobody shares infor-',
    'mation about a pupil outside the school, and every concern of e-',
    'safety is told to the Headteacher at once. What is done is a mat-',
    'ter for the Headteacher alone.',
  ];
  const document = await readPdf(
    await makePdf((pdf) => {
      title(pdf);
      for (const [at, text] of lines.entries()) pdf.text(text, 72, 120 + at * 14);
    }),
  );
  expect(textsOf(document)).toEqual([
    'Staff build the self-esteem of pupils and keep their information safe, for e-safety is a matter for all of us, and a child whose self-esteem is low needs the help of each of us. Nobody shares information about a pupil outside the school, and every concern of e-safety is told to the Headteacher at once. What is done is a matter for the Headteacher alone.',
  ]);
});

test('a list goes on over the end of the page, and so does the item that the end cuts', async () => {
  const items = Array.from(
    { length: 70 },
    (_, at) =>
      `I will keep rule ${at + 1} of this policy on every day of the year, in school and on every visit that the school makes.`,
  );
  const document = await readPdf(
    await makePdf((pdf) => {
      title(pdf);
      bullets(pdf, items);
      printFurniture(pdf, 'Oakfield Primary School');
    }),
  );
  expect(document.sections.flatMap(({ blocks }) => clausesOf(blocks)).map(({ text }) => text)).toEqual(items);
  expect(document.discarded.map(({ reason }) => reason)).toEqual(['header of the page', 'footer of the page']);
  expect(document.organisation).toBe('Oakfield Primary School');
});

test('links cover the words they are drawn over, and only those that may be opened', async () => {
  const document = await readPdf(
    await makePdf((pdf) => {
      title(pdf);
      pdf.text('Read the ', { continued: true });
      pdf.text('national guidance', { continued: true, link: 'https://example.org/guidance', underline: true });
      pdf.text(' before term, and never press ', { continued: true, link: null, underline: false });
      pdf.text('this', { continued: true, link: 'javascript:alert(1)' });
      pdf.text(' again.', { link: null });
    }),
  );
  expect(textsOf(document)).toEqual([
    'Read the [national guidance](https://example.org/guidance) before term, and never press this again.',
  ]);
  expect(document.links).toEqual([{ text: 'national guidance', href: 'https://example.org/guidance' }]);
});

test('headings that are only bold, numbered rules and the blanks of a form', async () => {
  const document = await readPdf(
    await makePdf((pdf) => {
      title(pdf);
      pdf.font('Helvetica-Bold').text('Rules').font('Helvetica');
      for (const rule of [
        '1. I will keep my phone in my bag.',
        '2. I will not take pictures.',
        '3. I will tell the office.',
      ])
        pdf.text(rule).moveDown(0.3);
      pdf.moveDown(1);
      for (const [at, label] of ['Signed', 'Date'].entries()) {
        pdf.text(`${label}:`, 72, 400 + at * 30, { lineBreak: false });
        pdf
          .moveTo(130, 411 + at * 30)
          .lineTo(330, 411 + at * 30)
          .stroke();
      }
    }),
  );
  expect(outline(document).slice(0, 1)).toEqual([['clauses', 'Rules', 3]]);
  expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'date']);
});

test('pages on their side and words along the margin are read, and what stands upright comes first', async () => {
  const document = await readPdf(
    await makePdf((pdf) => {
      Object.assign(pdf.page.dictionary.data, { Rotate: 90 });
      pdf.rotate(-90, { origin: [0, 0] }).translate(-841, 0);
      title(pdf);
      pdf.text('Phones stay in bags during lessons, breaks and clubs.', 72, 140);
      pdf.rotate(90, { origin: [700, 100] });
      pdf.text('Printed by the office', 700, 100, { lineBreak: false });
    }),
  );
  expect(document.title).toBe('Phone Policy');
  expect(textsOf(document)).toEqual(['Phones stay in bags during lessons, breaks and clubs.', 'Printed by the office']);
});

describe('what cannot be read is refused with advice', () => {
  const square = (pdf: Pdf) => pdf.image(onePixel, 72, 72, { width: 400, height: 600 });
  const onePixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const refused: readonly (readonly [string, () => Promise<Uint8Array>, FailureCode, RegExp])[] = [
    ['a scan', () => makePdf(square), 'file-unreadable', /no text.*scanner/u],
    [
      'a file behind a password',
      () => makePdf((pdf) => title(pdf), { userPassword: 'secret', ownerPassword: 'o' }),
      'file-unreadable',
      /password/u,
    ],
    [
      'a file that ends too soon',
      async () => (await asPdf(modelText('agency-staff'))).slice(0, 1_500),
      'file-unreadable',
      /damaged/u,
    ],
    ['only a header', async () => utf8('%PDF-1.7\n'), 'file-unreadable', /damaged/u],
    [
      'no pages',
      async () =>
        utf8(
          '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>',
        ),
      'file-unreadable',
      /damaged|no text/u,
    ],
    ['text named .pdf', async () => utf8('Phone Policy'), 'file-unreadable', /not a PDF/u],
    [
      'too many pages',
      () =>
        makePdf((pdf) => {
          title(pdf);
          for (let at = 0; at < 300; at += 1) pdf.addPage();
        }),
      'file-too-large',
      /301 pages/u,
    ],
  ];
  test.each(refused)('%s', async (_, bytes, code, says) => {
    const error = await importFile({ name: 'policy.pdf', bytes: await bytes() }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ code, message: expect.stringMatching(says) });
  });

  test('a PDF under another name', async () => {
    const bytes = await asPdf('# Phone Policy\n\nPhones stay in bags.\n');
    for (const name of ['policy.docx', 'policy.txt', 'policy.html'])
      await expect(importFile({ name, bytes })).rejects.toMatchObject({
        message: expect.stringMatching(/is a PDF.*Rename it to \.pdf/u),
      });
  });

  test('pages that are pictures are named where others are read', async () => {
    const document = await readPdf(
      await makePdf((pdf) => {
        title(pdf);
        pdf.text('Phones stay in bags.');
        pdf.addPage();
        square(pdf);
        pdf.addPage();
      }),
    );
    expect(document.warnings).toEqual(['Page 2 is a picture and could not be read. Check what it says and add it.']);
  });
});

test('a file that is only protected against changes is read', async () => {
  const document = await readPdf(
    await makePdf(
      (pdf) => {
        title(pdf);
        pdf.text('Phones stay in bags.');
      },
      { ownerPassword: 'secret', permissions: { copying: false } },
    ),
  );
  expect(textsOf(document)).toEqual(['Phones stay in bags.']);
});

test('notes at the foot of a page come last, and the text above them goes on', async () => {
  const document = await readPdf(
    await makePdf((pdf) => {
      title(pdf);
      pdf.text('Staff follow the guidance', 72, 760, { lineBreak: false });
      pdf.fontSize(7).text('1', 192, 759, { lineBreak: false }).fontSize(11);
      pdf.text(' of the department, which says how phones are used by pupils, and', 196, 760, { lineBreak: false });
      pdf.page.margins.bottom = 0;
      pdf.fontSize(6).text('1', 72, 789, { lineBreak: false });
      pdf.fontSize(9).text('Mobile phones in schools, 2024.', 78, 790, { lineBreak: false }).fontSize(11);
      pdf.addPage();
      pdf.text('by staff in the time between lessons.', 72, 72);
    }),
  );
  expect(textsOf(document)).toEqual([
    'Staff follow the guidance[1] of the department, which says how phones are used by pupils, and by staff in the time between lessons.',
    '[1] Mobile phones in schools, 2024.',
  ]);
});
