import { describe, expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { everyBlock, numbersOf, outline, sectionAt } from './support/read-models.ts';

async function readPage(html: string, name = 'policy.html'): Promise<PolicyDocument> {
  return (await importFile({ name, bytes: new TextEncoder().encode(html) })).document;
}

function blocksOf({ sections }: PolicyDocument): [string, string | null, string][] {
  return sections.flatMap(({ blocks }) => everyBlock(blocks)).map(({ type, number, text }) => [type, number, text]);
}

/** An item as desktop Word puts it on the clipboard: the bullet is text for programs that know no lists. */
function wordItem(sign: string, text: string, level = 1): string {
  return `<p class=MsoListParagraph style='margin-left:${level * 36}.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
}

test('text pasted from Word keeps its headings, its lists and their numbers', async () => {
  const document = await readPage(
    `Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000002105\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=EN-GB><!--StartFragment-->
    <p class=MsoTitle>Phone Policy</p>
    <p class=MsoNormal><b><span style='font-size:14.0pt'>Rules<o:p></o:p></span></b></p>
    ${wordItem('1.', 'I will keep my phone\n in my bag.')}
    ${wordItem('2.', 'I will tell the office about:')}
    ${wordItem('(a)', 'lost phones', 2)}
    ${wordItem('(b)', 'broken phones', 2)}
    ${wordItem('3.', 'I will follow the <a href="https://example.org/advice"><span style="color:blue">national\n advice</span></a>.')}
    <p class=MsoNormal><b>For visitors<o:p></o:p></b></p>
    ${wordItem('·', 'I will hand in my phone.')}
    ${wordItem('·', 'I will not take pictures.')}
    <p class=MsoNormal>Signed:<span style='mso-tab-count:3'>          </span>Date:<span style='mso-tab-count:2'>      </span></p>
    <!--EndFragment--></body></html>`,
  );
  expect(document.title).toBe('Phone Policy');
  expect(outline(document)).toEqual([
    ['clauses', 'Rules', 5],
    ['clauses', 'For visitors', 2],
    ['signature', null, 0],
  ]);
  expect(numbersOf(sectionAt(document, 0))).toEqual(['1.', '2.', '(a)', '(b)', '3.']);
  expect(sectionAt(document, 0).blocks[1]?.children?.map(({ text }) => text)).toEqual(['lost phones', 'broken phones']);
  expect(sectionAt(document, 0).blocks[2]?.text).toBe(
    'I will follow the [national advice](https://example.org/advice).',
  );
  expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'date']);
  expect(document.discarded).toEqual([]);
});

test('text pasted from Google Docs is not all bold, and a list in a list is nested', async () => {
  const item = (text: string, level: number, style = 'disc') =>
    `<li dir="ltr" style="list-style-type:${style};font-weight:400" aria-level="${level}"><p dir="ltr" role="presentation"><span style="font-size:11pt;font-weight:400">${text}</span></p></li>`;
  const document = await readPage(
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400">Phone Policy</span></h1>
    <p dir="ltr"><span style="font-size:11pt;font-weight:700">Rules for staff</span></p>
    <ul>${item('I will keep my phone in my bag.', 1)}${item('I will tell the office about:', 1)}<ul>${item('lost phones', 2, 'circle')}${item('broken phones', 2, 'circle')}</ul></ul>
    <p dir="ltr"><span style="font-size:11pt;font-weight:700">Rules for visitors</span></p>
    <ol type="a" start="3">${item('I will hand in my phone.', 1, 'lower-alpha')}${item('I will sign the book.', 1, 'lower-alpha')}</ol></b>`,
  );
  expect(document.title).toBe('Phone Policy');
  expect(outline(document)).toEqual([
    ['clauses', 'Rules for staff', 4],
    ['clauses', 'Rules for visitors', 2],
  ]);
  expect(sectionAt(document, 0).blocks.map(({ children }) => children?.length ?? 0)).toEqual([0, 2]);
  expect(numbersOf(sectionAt(document, 1))).toEqual(['c.', 'd.']);
});

test('of a saved web page only its main part is read, and what is left out is told', async () => {
  const document = await readPage(
    `<!doctype html><html><head><title>Policies – Oakfield Primary School</title><script>track()</script></head><body>
    <header><img src="https://example.org/badge.png" alt="Our badge">Oakfield Primary School</header><nav><a href="/a">Term dates</a></nav>
    <main><h1>Phone Policy</h1><p>Staff keep phones in a bag.</p><p hidden>Draft by the office</p><p style="display: none">Second draft</p>
    <table><tr><th>Role</th><th>Name</th></tr><tr><td>Safeguarding lead</td><td><p>Ms A</p><p>Jones</p></td></tr></table>
    <button>Print this page</button></main><footer>Cookies and privacy</footer></body></html>`,
    'policy.htm',
  );
  expect(document.title).toBe('Phone Policy');
  expect(blocksOf(document)).toEqual([
    ['paragraph', null, 'Staff keep phones in a bag.'],
    ['table', null, 'Role\tName\nSafeguarding lead\tMs A Jones'],
  ]);
  expect(document.discarded).toEqual([
    { text: 'Draft by the office', reason: 'hidden on the page' },
    { text: 'Second draft', reason: 'hidden on the page' },
    { text: 'Print this page', reason: 'button of the web page' },
    { text: 'Oakfield Primary School', reason: 'menu or notice round the text of the web page' },
    { text: 'Term dates', reason: 'menu or notice round the text of the web page' },
    { text: 'Cookies and privacy', reason: 'menu or notice round the text of the web page' },
    { text: 'Policies – Oakfield Primary School', reason: 'title of the web page' },
  ]);
  expect(document.warnings).toEqual([expect.stringContaining('not run')]);
});

test('mails and older pages that place their parts with tables are read as text', async () => {
  const document = await readPage(
    '<table width=600><tr><td><table><tr><td><h1>Phone Policy</h1><ul><li>I will keep my phone in my bag.</li><li>I will tell the office.</li></ul></td></tr></table></td></tr></table>',
  );
  expect(outline(document)).toEqual([['clauses', null, 2]]);
});

describe('what is hostile does no harm', () => {
  test('scripts, handlers, pictures from elsewhere and links that run are only words or nothing', async () => {
    const document = await readPage(
      `<h1>Phone Policy</h1><p onclick="alert(1)">Read <a href="javascript:alert(1)">this</a>, <a href="data:text/html,x">that</a> and <a href="https://example.org/a(b)">more</a>.</p>
      <script>document.write('<p>Injected words</p>')</script><iframe src="https://example.org/"></iframe><svg><text>Drawn words</text></svg>
      <img src="https://example.org/x.png" onerror="alert(2)"><p>&lt;img src=x onerror=alert(3)&gt; stays text.</p>`,
    );
    expect(blocksOf(document).map(([, , text]) => text)).toEqual([
      'Read this, that and [more](https://example.org/a%28b%29).',
      '<img src=x onerror=alert(3)> stays text.',
    ]);
    expect(document.links).toEqual([{ text: 'more', href: 'https://example.org/a%28b%29' }]);
    expect(JSON.stringify(document)).not.toMatch(/Injected|javascript:|x\.png/u);
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['100,000 elements in each other', '<div>'.repeat(100_000)],
    ['100,000 fonts that never end', '<font size=1>'.repeat(100_000)],
    ['100,000 lists in each other', '<ul><li>a'.repeat(100_000)],
    ['100,000 tables in each other', '<table><tr><td>'.repeat(100_000)],
    ['tags that never close', '<a'.repeat(1_000_000)],
    ['attributes without end', `<p ${'a="b" '.repeat(500_000)}>x</p>`],
    ['a comment without end', `<!--${'-'.repeat(2_000_000)}`],
  ];
  test.each(hostile)('%s', async (_, html) => {
    const begun = performance.now();
    const answer = await readPage(`<h1>Phone Policy</h1><p>Staff keep phones in a bag.</p>${html}`).catch(
      (error: unknown) => error,
    );
    expect(answer instanceof Failure || (answer as PolicyDocument).title === 'Phone Policy').toBe(true);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('a sign that cannot be seen goes, also where the page writes it as an entity', async () => {
    const document = await readPage('<h1>Phone Policy</h1><p>Keep your pass&#8203;word se&shy;cret&#x202E;.</p>');
    expect(blocksOf(document).map(([, , text]) => text)).toEqual(['Keep your password secret.']);
    expect(document.warnings).toEqual([expect.stringContaining('cannot be seen')]);
  });
});

test('Word, PDF and empty files under the name of a web page are told from one', async () => {
  const refusal = (text: string) => readPage(text).catch((error: unknown) => (error as Failure).message);
  expect(await refusal('PK\u0003\u0004')).toMatch(/Rename it to \.docx/u);
  expect(await refusal('')).toMatch(/empty/u);
  expect(await refusal('<html><body><script>x</script></body></html>')).toMatch(/no text/u);
});
