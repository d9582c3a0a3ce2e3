import { type Cell, cellXml, styleOf, textXml } from './cells.ts';
import { createZip, type Zip, type ZipEntry } from './zip.ts';

export type Column = { readonly title: string /** In characters. */; readonly width: number };

export type Workbook = {
  /** Adds rows to the sheet; each has a cell for each column. */
  add(rows: readonly (readonly Cell[])[]): Promise<void>;
  /** The file, with a sheet about it behind. */
  finish(facts: Facts): Promise<Uint8Array>;
};

export type SheetNames = { readonly sheet: string; readonly about: string };

/** What a sheet of two columns says of the other one. */
export type Facts = readonly (readonly [string, Cell])[];

/** Rows of a sheet, with the one of the headings: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const mostRows = 1_048_576;

/**
 * Writes a workbook of Excel (Office Open XML, ISO/IEC 29500-1) row by row: what is kept of a long sheet is its compressed
 * bytes. It holds no formula, no link and no macro.
 */
export async function createWorkbook(names: SheetNames, columns: readonly Column[]): Promise<Workbook> {
  const zip = createZip();
  await writeFrame(zip, [names.sheet, names.about]);
  const sheet = zip.entry('xl/worksheets/sheet1.xml');
  let rows = 1;
  const headings = columns.map(({ title }) => cellXml({ kind: 'text', value: title }, styleOf.heading));
  await sheet.write(
    `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths(columns)}<sheetData><row>${headings.join('')}</row>`,
  );
  return {
    async add(more) {
      rows += more.length;
      if (rows > mostRows) throw new RangeError(`${rows} rows are more than a sheet holds`);
      await sheet.write(more.map((row) => `<row>${row.map((cell) => cellXml(cell)).join('')}</row>`).join(''));
    },
    async finish(facts) {
      await sheet.write(`</sheetData><autoFilter ref="A1:${letters(columns.length)}${rows}"/></worksheet>`);
      await sheet.end();
      await writeAbout(zip.entry('xl/worksheets/sheet2.xml'), facts);
      return zip.finish();
    },
  };
}

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function widths(columns: readonly { readonly width: number }[]): string {
  const each = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<cols>${each.join('')}</cols>`;
}

/** The letters of a column: A to Z, then AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : `${letters(Math.floor((column - 1) / 26))}${last}`;
}

async function writeAbout(sheet: ZipEntry, facts: Facts): Promise<void> {
  const rows = facts.map(
    ([name, value]) =>
      `<row>${cellXml({ kind: 'text', value: name }, styleOf.heading)}${
        value?.kind === 'text' ? cellXml(value, styleOf.wrapped) : cellXml(value)
      }</row>`,
  );
  await sheet.write(
    `${declared}<worksheet xmlns="${main}">${widths([{ width: 24 }, { width: 72 }])}<sheetData>${rows.join('')}</sheetData></worksheet>`,
  );
  await sheet.end();
}

/** What holds the sheets together: ISO/IEC 29500-2, and 18.2 and 18.8 of part 1. */
async function writeFrame(zip: Zip, sheetNames: readonly string[]): Promise<void> {
  const sheets = sheetNames.map((name, at) => ({ name, number: at + 1 }));
  const relation = (number: number, type: string, target: string) =>
    `<Relationship Id="r${number}" Type="${relations}/${type}" Target="${target}"/>`;
  const related = (inner: string) =>
    `${declared}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${sheets
      .map(
        ({ number }) =>
          `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': related(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${declared}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets
      .map(({ name, number }) => `<sheet name="${sheetTitle(name)}" sheetId="${number}" r:id="r${number}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(
      `${sheets.map(({ number }) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)).join('')}${relation(
        sheets.length + 1,
        'styles',
        'styles.xml',
      )}`,
    ),
    'xl/styles.xml': styles,
  };
  for (const [name, xml] of Object.entries(parts)) {
    const entry = zip.entry(name);
    await entry.write(xml);
    await entry.end();
  }
}

/** At most 31 characters, and none of those that Excel keeps for itself. */
function sheetTitle(name: string): string {
  return textXml(name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31));
}

/** Dates are written out, so that nobody takes the month for the day: the two formats after the built-in ones, 18.8.30. */
const styles = `${declared}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/><numFmt numFmtId="165" formatCode="d\\ mmm\\ yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"><alignment vertical="top"/></xf><xf xfId="0" numFmtId="164" applyNumberFormat="1"><alignment horizontal="left"/></xf><xf xfId="0" numFmtId="165" applyNumberFormat="1"><alignment horizontal="left"/></xf><xf xfId="0"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;
