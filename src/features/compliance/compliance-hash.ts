/** The address of the compliance page with its filters, so that a view can be kept, sent and gone back to. */
export function complianceHash(query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? '#/compliance' : `#/compliance?${new URLSearchParams(given)}`;
}
