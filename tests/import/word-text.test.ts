import { describe, expect, test } from 'vitest';
import { paragraph, printedLines, readParts, run, styled, table } from './support/word-parts.ts';

const title = styled('Title', 'Phone Policy');
const reasonsOf = ({ discarded }: { discarded: readonly { text: string; reason: string }[] }) =>
  Object.fromEntries(discarded.map(({ text, reason }) => [text, reason]));
const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (code: string, result: string) =>
  `${char('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${char('separate')}${result}${char('end')}`;
const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;

describe('headings', () => {
  const style = (id: string, name: string, more: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

  test('by the style, in any language and through any style that it is based on', async () => {
    const styles = [
      style('berschrift1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
      style('SchoolHead', 'School Head', '<w:basedOn w:val="berschrift1"/>'),
      style('Part', 'Part', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
      style('Quiet', 'Quiet', '<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    ].join('');
    const text = 'Staff keep their phones in a bag during lessons.';
    const document = await readParts(
      [
        styled('berschrift1', 'Phone Policy'),
        styled('SchoolHead', 'lessons and phones'),
        paragraph(text),
        styled('Part', 'what happens at breaks'),
        paragraph(text),
        paragraph('and on trips', '<w:outlineLvl w:val="1"/>'),
        paragraph(text),
        styled('Quiet', 'this line is only large and says nothing that heads the rest of the text'),
      ].join(''),
      { styles },
    );
    expect(document.sections.map(({ heading }) => heading)).toEqual([
      'lessons and phones',
      'what happens at breaks',
      'and on trips',
    ]);
  });

  test('by look alone: bold through a style, underlined, in capitals, or large', async () => {
    const styles = style('Strong1', 'Strong One', '<w:rPr><w:b/></w:rPr>');
    const text = 'Staff keep their phones in a bag during lessons, and teachers remind them of it.';
    const document = await readParts(
      [
        title,
        styled('Strong1', 'Phones in lessons'),
        paragraph(text),
        paragraph(run('Phones at breaks', '<w:u w:val="single"/>')),
        paragraph(text),
        paragraph(run('Phones on trips', '<w:caps/>')),
        paragraph(text),
        paragraph(run('Phones at home', '<w:sz w:val="32"/>')),
        paragraph(text),
        paragraph(
          run('Not bold at all, whatever the style may say', '<w:b w:val="0"/>'),
          '<w:pStyle w:val="Strong1"/>',
        ),
        paragraph(text),
      ].join(''),
      { styles },
    );
    const headings = document.sections.map(({ heading }) => heading);
    expect(headings).toEqual(
      expect.arrayContaining(['Phones in lessons', 'Phones at breaks', 'Phones on trips', 'Phones at home']),
    );
    expect(headings).not.toContain('Not bold at all, whatever the style may say');
  });

  test('a rule in the style of a heading stays a rule', async () => {
    const rule = 'Every member of staff keeps a phone in a bag, and takes it out only when a lesson has ended.';
    const document = await readParts(
      [title, styled('Heading2', rule), styled('Heading2', rule.replace('phone', 'tablet'))].join(''),
    );
    expect(printedLines(document).some((line) => line.startsWith('# Every'))).toBe(false);
  });
});

describe('tracked changes', () => {
  test('are read as accepted: words, moves, paragraph ends, rows and looks', async () => {
    const changed = (name: string, content: string) =>
      `<w:${name} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">${content}</w:${name}>`;
    const document = await readParts(
      [
        title,
        `<w:p>${run('Report a loss to the ')}${changed('del', '<w:r><w:delText>office</w:delText></w:r>')}${changed('ins', run('Headteacher'))}${run('.')}</w:p>`,
        `<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="A"/></w:rPr></w:pPr>${run('Charge it at ')}</w:p>`,
        paragraph('home every night.'),
        changed('moveFrom', paragraph('Lock it when you leave.')),
        `<w:p>${changed('moveFrom', run('Never lend it.'))}${run('Carry it with you.')}</w:p>`,
        `<w:p>${changed('moveTo', run('Never lend it.'))}</w:p>`,
        `<w:p><w:pPr><w:pPrChange w:id="3" w:author="A"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id="4" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Look after it well and clean it when it needs it.</w:t></w:r></w:p>`,
        table(['Item', 'Owner'], ['Phone', 'School']).replace(
          '<w:tr>',
          '<w:tr><w:trPr><w:del w:id="5" w:author="A"/></w:trPr>',
        ),
      ].join(''),
    );
    expect(printedLines(document).join('\n')).toBe(
      'Report a loss to the Headteacher.\nCharge it at home every night.\nCarry it with you.\nNever lend it.\nLook after it well and clean it when it needs it.\nPhone\tSchool',
    );
    expect(reasonsOf(document)).toMatchObject({ office: 'deleted by a tracked change' });
    expect(document.warnings).toEqual([expect.stringContaining('tracked changes')]);
  });
});

describe('what Word does not print as text is discarded with a reason', () => {
  test('comments, hidden text, a list of contents, page numbers and prompts', async () => {
    const comments = `<w:comment w:id="1" w:author="A">${paragraph('Ask the governors first.')}</w:comment>`;
    const contents = [
      `<w:p>${char('begin')}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${char('separate')}${run('Lessons')}<w:r><w:tab/></w:r>${field('PAGEREF _Toc1 \\h', run('2'))}</w:p>`,
      `<w:p>${run('Breaks')}<w:r><w:tab/></w:r>${run('3')}</w:p>`,
      `<w:p>${char('end')}</w:p>`,
    ].join('');
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here to enter text.')}</w:sdtContent></w:sdt>`;
    const document = await readParts(
      [
        title,
        paragraph('Contents'),
        contents,
        styled('Heading1', 'Lessons'),
        `<w:p><w:commentRangeStart w:id="1"/>${run('Phones stay in bags')}${run(' unless the moon is full', '<w:vanish/>')}${run(' in lessons.')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
        styled('Heading1', 'Breaks'),
        paragraph('Phones are allowed at breaks.'),
        `<w:p>${run('Page ')}${field('PAGE', run('7'))}</w:p>`,
        `<w:p>${run('Signed: ')}${prompt}</w:p>`,
        paragraph('Date: ____'),
      ].join(''),
      { comments },
    );
    expect(document.sections.map(({ heading }) => heading)).toEqual(expect.arrayContaining(['Lessons', 'Breaks']));
    expect(printedLines(document)).toContain('Phones stay in bags in lessons.');
    expect(reasonsOf(document)).toMatchObject({
      'Ask the governors first.': 'comment in the margin',
      'unless the moon is full': 'hidden text',
      Contents: 'table of contents',
      'Breaks 3': 'table of contents',
      7: 'page number',
      'Click here to enter text.': 'prompt of an empty form field',
    });
    expect(document.signatureFields.map(({ type }) => type)).toEqual(['signature', 'date']);
    expect(document.warnings).toEqual([]);
  });

  test('a list of contents in a control, and one that never ends and must not swallow the text', async () => {
    const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Contents')}${paragraph('Lessons 2')}</w:sdtContent></w:sdt>`;
    const broken = `<w:p>${char('begin')}<w:r><w:instrText>TOC</w:instrText></w:r>${char('separate')}${run('Phones stay in bags.')}</w:p>`;
    const document = await readParts([title, control, broken, paragraph('Tablets stay on desks.')].join(''));
    expect(printedLines(document)).toEqual(['Phones stay in bags.', 'Tablets stay on desks.']);
    expect(reasonsOf(document)).toEqual({ Contents: 'table of contents', 'Lessons 2': 'table of contents' });
  });
});

describe('the words of a paragraph', () => {
  test('breaks, hyphens, symbols, formulas, wrappers and a large first letter', async () => {
    const document = await readParts(
      [
        title,
        paragraph('S', '<w:framePr w:dropCap="drop" w:lines="3"/>'),
        paragraph('taff carry the phone.'),
        `<w:p>${run('Handle the well')}<w:r><w:noBreakHyphen/><w:t>kept e</w:t><w:softHyphen/><w:t>quip</w:t></w:r>${run('ment with care.')}<w:r><w:br/></w:r>${run('All of it is shared.')}</w:p>`,
        `<w:p><w:smartTag w:element="place">${run('Cardiff')}</w:smartTag>${run(' has ')}<m:oMath><m:r><m:t>x+2</m:t></m:r></m:oMath>${run(' phones ')}<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r><w:dir w:val="rtl">${run(' all new.')}</w:dir></w:p>`,
        `<w:p><w:r><w:ruby><w:rt>${run('ee-yoo')}</w:rt><w:rubyBase>${run('EU')}</w:rubyBase></w:ruby></w:r>${run(' rules apply.')}</w:p>`,
        `<w:p>${run('Made on ')}<w:fldSimple w:instr=" DATE "><w:r><w:t>1 May 2026</w:t></w:r></w:fldSimple>${run('.')}</w:p>`,
      ].join(''),
    );
    expect(printedLines(document)).toEqual([
      'Staff carry the phone.',
      'Handle the well-kept equipment with care.',
      'All of it is shared.',
      'Cardiff has x+2 phones → all new.',
      'EU rules apply.',
      'Made on 1 May 2026.',
    ]);
    expect(reasonsOf(document)).toEqual({ 'ee-yoo': 'reading aid above a word' });
  });

  test('links by relationship and by field; what may not be opened leaves its words', async () => {
    const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
    const document = await readParts(
      [
        title,
        `<w:p>${run('See ')}${link('l1', 'the ')}${link('l1', 'guide')}${run(', ')}${link('l2', 'this')}${run(' and ')}${field('HYPERLINK "https://example.org/b"', run('that'))}${run('.')}</w:p>`,
        `<w:p>${run('As section ')}${field('REF _Ref1 \\h', run('4'))}${run(' says, ')}<w:hyperlink w:anchor="top">${run('go up')}</w:hyperlink>${run('.')}</w:p>`,
      ].join(''),
      {
        links: [
          ['l1', 'hyperlink', 'https://example.org/a'],
          ['l2', 'hyperlink', 'javascript:alert(1)'],
        ],
      },
    );
    expect(printedLines(document)).toEqual([
      'See [the guide](https://example.org/a), this and [that](https://example.org/b).',
      'As section 4 says, go up.',
    ]);
  });

  test('notes follow the text with their numbers, and forms keep their boxes and choices', async () => {
    const note = (id: number, text: string) => `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;
    const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const form = (data: string, code: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>${code}</w:instrText></w:r>${char('end')}`;
    const document = await readParts(
      [
        title,
        `<w:p>${run('It helps')}${reference('footnote', 5)}${run(' all staff')}${reference('endnote', 2)}${run(' at work')}${reference('footnote', 4)}${run('.')}</w:p>`,
        `<w:p>${form('<w:checkBox><w:checked/></w:checkBox>', 'FORMCHECKBOX')}${run(' I have a phone ')}${form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="old"/><w:listEntry w:val="new"/></w:ddList>', 'FORMDROPDOWN')}${run('.')}</w:p>`,
        `<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☐')}</w:sdtContent></w:sdt>${run(' I have a tablet.')}</w:p>`,
      ].join(''),
      {
        footnotes: `<w:footnote w:id="-1" w:type="separator">${paragraph('rule')}</w:footnote>${note(4, 'Paid work only.')}${note(5, 'See the survey.')}`,
        endnotes: `<w:endnote w:id="2">${paragraph('Agency staff too.')}</w:endnote>`,
      },
    );
    const lines = printedLines(document);
    expect(lines).toEqual(
      expect.arrayContaining(['[1] See the survey.', '[2] Agency staff too.', '[3] Paid work only.']),
    );
    expect(lines).toContain('It helps all staff at work.');
    expect(document.text).toContain('☒ I have a phone new.');
    expect(lines.join('\n')).toContain('I have a tablet.');
  });

  test('boxes are read once, whichever way they are drawn, and so are words along a line', async () => {
    const drawn = `<w:drawing><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('Ask before you film.')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing>`;
    const older = (text: string) => `<w:pict><v:shape><v:textbox>${box(text)}</v:textbox></v:shape></w:pict>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${drawn}</mc:Choice><mc:Fallback>${older('Ask before you film.')}</mc:Fallback></mc:AlternateContent>`;
    const document = await readParts(
      [
        `<w:p><w:r><w:pict><v:shape><v:textpath string="Phone Policy"/></v:shape></w:pict></w:r></w:p>`,
        `<w:p><w:r>${both}</w:r>${run('Phones stay in bags.')}</w:p>`,
        `<w:p><w:r>${older('Ask before you post.')}</w:r></w:p>`,
        `<w:p><w:r>${drawn.replace('film', 'record')}</w:r></w:p>`,
      ].join(''),
    );
    expect(document.title).toBe('Phone Policy');
    expect(printedLines(document)).toEqual([
      'Phones stay in bags.',
      'Ask before you film.',
      'Ask before you post.',
      'Ask before you record.',
    ]);
  });
});
