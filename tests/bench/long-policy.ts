import {
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { Gold } from '#tests/import/score/score.ts';

const topics =
  'Passwords,Mobile phones,Laptops and tablets,Electronic mail,Social media,Photographs and film,Online lessons,Filtering and monitoring,Data protection,Removable media,Printing,Personal devices,Remote working,Visitors and guests,Cyber security,Artificial intelligence,Copyright,Safeguarding online,Contact with pupils,Contact with parents,Cloud storage,Software and updates,Lost equipment,Wireless networks,Video calls,School website,Training,Records and retention,Reporting concerns,Leaving the school'.split(
    ',',
  );
const subjects = ['All staff', 'Teachers', 'Members of staff', 'Colleagues', 'Staff', 'All adults', 'Employees'];
const duties =
  'must check,will report,should record,must protect,will review,must never share,should explain,will store,must lock away,should update,will discuss,must not copy'.split(
    ',',
  );
const things =
  'the equipment,every account,the shared folders,any unusual message,the register of devices,pupil records,the display screens,confidential letters,the booking system,backup copies,access cards,the visitors list,meeting notes'.split(
    ',',
  );
const times =
  'before each lesson begins,at the end of every school day,as soon as a concern comes up,when the office asks for it,during trips and visits,whenever a pupil is present,in line with the training they were given,unless the school has agreed otherwise in writing,at least once in every half term,while they work away from the school site,after any change of post,in the first week of term'.split(
    ',',
  );

type Clause = { readonly text: string; readonly children: readonly string[] };

/** A sentence for each number, and a different one for each within the length of a policy. */
function sentence(at: number): string {
  const from = (list: readonly string[], step: number) => list[Math.floor(at / step) % list.length] ?? '';
  const [subject, duty, thing, time] = [from(subjects, 1), from(duties, 7), from(things, 3), from(times, 5)];
  return `${subject} ${duty} ${thing} ${time}, and keep note ${at + 1} of it.`;
}

function clausesOf(section: number): Clause[] {
  return Array.from({ length: 42 }, (_, at) => {
    const index = section * 100 + at;
    const children =
      at % 6 === 5
        ? [0, 1, 2, 3].map(
            (child) => `${things[(index + child) % things.length]} ${times[(index + child * 5) % times.length]}`,
          )
        : [];
    return children.length > 0
      ? { text: `${sentence(index).slice(0, -1)}, which includes:`, children }
      : { text: sentence(index), children };
  });
}

const title = 'Digital Conduct Policy for Staff';
const opening = 'This policy sets out how staff use the systems of the school, and why the school asks it of them.';
const agreement = 'I have read and understood this policy and agree to follow it.';
const tableRows = [
  ['Device', 'Kept in', 'Checked by'],
  ['Camera', 'Office safe', 'Front office'],
  ['Tablet', 'Charging trolley', 'Class teacher'],
];

const contacts = [
  { role: 'Designated Safeguarding Lead', name: 'Jane Smith' },
  { role: 'Data Protection Officer', name: 'Omar Khan' },
];

/** A policy of some 60 pages and 30,000 words as a school would have it in Word, and what a careful reader finds in it. */
export async function longPolicy(): Promise<{ bytes: Buffer; gold: Gold }> {
  const sections = topics.map((topic, at) => ({ topic, clauses: clausesOf(at) }));
  const children = [
    plain(title, HeadingLevel.TITLE),
    plain('Riverside Academy'),
    table([
      ['Version', '4.2'],
      ['Approved by governors', '12 March 2026'],
      ['Next review date', 'March 2027'],
    ]),
    plain(opening),
    ...sections.flatMap(({ topic, clauses }, at) => wordSection(topic, clauses, at)),
    plain('Contacts', HeadingLevel.HEADING_1),
    table([['Role', 'Name'], ...contacts.map(({ role, name }) => [role, name])]),
    plain('Declaration', HeadingLevel.HEADING_1),
    plain(agreement),
    table([
      ['Signed', ''],
      ['Print name', ''],
      ['Date', ''],
    ]),
  ];
  const file = new Document({
    numbering: { config: [{ reference: 'rules', levels: levels() }] },
    footnotes: Object.fromEntries(
      topics.map((topic, at) => [at + 1, { children: [plain(`The office keeps a guide on ${topic.toLowerCase()}.`)] }]),
    ),
    sections: [
      {
        children,
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })] })],
          }),
        },
      },
    ],
  });
  return { bytes: await Packer.toBuffer(file), gold: goldOf(sections) };
}

function levels() {
  return [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER].map((format, level) => ({
    level,
    format,
    text: level === 0 ? '%1.' : '(%2)',
    style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
  }));
}

type HeadingStyle = (typeof HeadingLevel)[keyof typeof HeadingLevel];

function plain(text: string, heading?: HeadingStyle): Paragraph {
  return new Paragraph({ children: [new TextRun(text)], ...(heading ? { heading } : {}) });
}

function table(rows: readonly (readonly string[])[]): Table {
  return new Table({
    rows: rows.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [plain(cell)] })) })),
  });
}

/** Word parts a sentence into many runs as it is typed and corrected; so does this. */
function wordSection(topic: string, clauses: readonly Clause[], at: number): (Paragraph | Table)[] {
  const item = (text: string, level: number, note?: number) =>
    new Paragraph({
      numbering: { reference: 'rules', level, instance: at },
      children: [
        ...(text.match(/(?:\S+\s*){1,4}/gu) ?? []).map(
          (words) => new TextRun({ text: words, font: 'Calibri', size: 22, language: { value: 'en-GB' } }),
        ),
        ...(note === undefined ? [] : [new FootnoteReferenceRun(note)]),
      ],
    });
  return [
    plain(topic, HeadingLevel.HEADING_1),
    ...clauses.flatMap(({ text, children }, index) => [
      item(text, 0, index === 0 ? at + 1 : undefined),
      ...children.map((child) => item(child, 1)),
    ]),
    ...(at % 5 === 4 ? [table(tableRows)] : []),
  ];
}

function goldOf(sections: readonly { topic: string; clauses: readonly Clause[] }[]): Gold {
  const clause = (number: string, text: string, children: Gold['sections'][number]['blocks'] = []) => ({
    type: 'clause' as const,
    number,
    text,
    children,
  });
  return {
    title,
    organisation: 'Riverside Academy',
    versionLabel: '4.2',
    audiences: ['staff'],
    dates: {
      reviewed: null,
      nextReview: { printed: 'March 2027', from: '2027-03-01', to: '2027-03-31' },
      ratified: { printed: '12 March 2026', from: '2026-03-12', to: '2026-03-12' },
      adopted: null,
    },
    sections: [
      { heading: null, kind: 'preamble', blocks: [{ type: 'paragraph', number: null, text: opening }] },
      ...sections.map(({ topic, clauses }, at) => ({
        heading: topic,
        kind: 'clauses' as const,
        blocks: [
          ...clauses.map(({ text, children }, index) =>
            clause(
              `${index + 1}.`,
              text,
              children.map((child, place) => clause(`(${'abcd'[place]})`, child)),
            ),
          ),
          ...(at % 5 === 4
            ? [{ type: 'table' as const, number: null, text: tableRows.map((row) => row.join('\t')).join('\n') }]
            : []),
        ],
      })),
      { heading: 'Contacts', kind: 'guidance', blocks: [] },
      { heading: 'Declaration', kind: 'declaration', blocks: [{ type: 'paragraph', number: null, text: agreement }] },
      { heading: null, kind: 'signature', blocks: [] },
    ],
    signatureFields: [
      { label: 'Signed', type: 'signature', signer: 'user', required: true },
      { label: 'Print name', type: 'printName', signer: 'user', required: true },
      { label: 'Date', type: 'date', signer: 'user', required: true },
    ],
    declarations: [{ text: agreement, type: 'agreement' }],
    contacts,
  };
}
