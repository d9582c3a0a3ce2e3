declare const built: unique symbol;
/** A path below Graph's version, made by `graphPath` alone. */
export type GraphPath = string & { readonly [built]: true };

/** Builds a Graph path whose shape no value can change: each value is one encoded segment. */
export function graphPath(parts: TemplateStringsArray, ...values: readonly string[]): GraphPath {
  return String.raw({ raw: parts.raw }, ...values.map(segment)) as GraphPath;
}

function segment(value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new Error(`"${value}" cannot be a path segment`);
  // A site id is written host,collection,web; its commas are legal in a segment and Graph prints them bare.
  return encodeURIComponent(value).replaceAll('%2C', ',');
}

/** A string literal in `$filter`: a quote inside is doubled (OData 4.01 ABNF, `SQUOTE-in-string`). */
export function odataLiteral(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A `$search` clause on one property: backslash and double quote are escaped. */
export function searchClause(property: string, text: string): string {
  return `"${property}:${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** A query string; the names keep their dollar sign, the values are encoded. */
export function queryString(query: Readonly<Record<string, string>>): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
