/**
 * What a cell holds. A text is never read as a formula, whatever it begins with; a day and a moment are dates to whoever
 * sorts and calculates with them. A moment is a wall clock's: `2026-09-01T09:41`, without a zone.
 */
export type Cell =
  | null
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'day'; readonly value: string }
  | { readonly kind: 'moment'; readonly value: string };

/** By their place in the cell formats of `styles.xml`. */
export const styleOf = { plain: 0, heading: 1, day: 2, moment: 3, wrapped: 4 } as const;

/** As many characters as Excel keeps in a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const longestText = 32_767;

/** A cell of SpreadsheetML, ISO/IEC 29500-1, 18.3.1.4. Texts stand in the cell itself: `inlineStr` is never evaluated. */
export function cellXml(cell: Cell, style?: number): string {
  if (cell === null) return '<c/>';
  switch (cell.kind) {
    case 'text':
      return `<c t="inlineStr"${style === undefined ? '' : ` s="${style}"`}><is><t xml:space="preserve">${textXml(
        cell.value.slice(0, longestText),
      )}</t></is></c>`;
    case 'number':
      return `<c><v>${cell.value}</v></c>`;
    case 'day':
      return `<c s="${styleOf.day}"><v>${serialOf(cell.value)}</v></c>`;
    case 'moment':
      return `<c s="${styleOf.moment}"><v>${serialOf(cell.value)}</v></c>`;
  }
}

/** Days since 30 December 1899, which is how the 1900 date system counts from March 1900 on: 18.17.4.1. */
function serialOf(wallClock: string): number {
  const time = Date.parse(wallClock.length === 10 ? `${wallClock}T00:00:00Z` : `${wallClock}Z`);
  return Number(((time - Date.UTC(1899, 11, 30)) / 86_400_000).toFixed(8));
}

/** Characters that XML cannot hold are left out, and what would be read as an escape of `ST_Xstring` is escaped: 22.9.2.19. */
export function textXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
