import type { FieldValueSet, ListItem } from '@microsoft/microsoft-graph-types';
import { SITE_ID } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';
import type { DirectoryPerson } from '../people/person.ts';
import { checkValue, readOnlyColumns } from '../state/list-columns.ts';
import { eTag, type Item, type OpenList, type SharePointList } from '../state/lists.ts';
import { GraphError, UnknownToTenant } from './graph-error.ts';
import { listUrl } from './lists.ts';
import type { Match } from './request.ts';

/** What `$expand` asks of the fields: null for none at all, otherwise names, empty for every field. */
export type Expansion = readonly string[] | null;

export function expansion(query: URLSearchParams): Expansion {
  const expand = query.get('$expand');
  if (expand === null) return null;
  if (expand === 'fields') return [];
  const names = /^fields\(\$?select=([^)]+)\)$/i.exec(expand)?.[1];
  if (!names) throw new UnknownToTenant(`$expand=${expand} on list items`);
  return names.split(',').map((name) => name.trim());
}

/** Names of the item's context, as the service's metadata would build them. */
export function itemsContext(list: SharePointList): string {
  return `sites('${SITE_ID}')/lists('${list.id}')/items`;
}

export function graphItem({ world }: Match, { list }: OpenList, item: Item, expand: Expansion) {
  const by = (id: string) => identity(id, world.directory.person(id));
  return {
    '@odata.etag': eTag(item),
    createdDateTime: seconds(item.createdAt),
    eTag: eTag(item),
    id: String(item.id),
    lastModifiedDateTime: seconds(item.modifiedAt),
    webUrl: `${listUrl(world.origin, list)}/${item.id}_.000`,
    createdBy: by(item.createdBy),
    lastModifiedBy: by(item.modifiedBy),
    parentReference: { siteId: SITE_ID },
    contentType: { id: '0x0100', name: 'Item' },
    ...(expand ? { fields: graphFields(item, expand) } : {}),
  } satisfies ListItem & { '@odata.etag': string };
}

/** GD identityset.md: an application, or the person who wrote by hand. */
function identity(id: string, person: DirectoryPerson | undefined) {
  return person
    ? { user: { id, displayName: person.displayName } }
    : { application: { id, displayName: applicationById(id)?.name ?? id } };
}

/** GD fieldvalueset.md: values by internal name; a column without a value is absent. */
export function graphFields(item: Item, names: readonly string[]): FieldValueSet {
  const all = {
    ...item.fields,
    id: String(item.id),
    ContentType: 'Item',
    Modified: seconds(item.modifiedAt),
    Created: seconds(item.createdAt),
    AuthorLookupId: '1073741822',
    EditorLookupId: '1073741822',
    _UIVersionString: `${item.version}.0`,
    Attachments: false,
    Edit: '',
  };
  const shown = names.length === 0 ? Object.entries(all) : Object.entries(all).filter(([name]) => names.includes(name));
  return { '@odata.etag': eTag(item), ...Object.fromEntries(shown) } as FieldValueSet;
}

/**
 * The fields after a write; null takes a value away. `any` lets a value stand twice in a unique column.
 * @throws 400 for a column or value that does not fit
 */
export function writtenFields(
  list: OpenList,
  before: Item | null,
  asked: Readonly<Record<string, unknown>>,
  values: 'unique' | 'any' = 'unique',
): Item['fields'] {
  const fields = { ...before?.fields };
  for (const [name, value] of Object.entries(asked)) {
    if (name.startsWith('@odata.')) continue;
    if (readOnlyColumns.includes(name)) throw invalid(`Field '${name}' is read-only`);
    const column = list.list.columns.find((known) => known.name === name);
    if (!column) throw invalid(`Field '${name}' is not recognized`);
    if (value === null) {
      delete fields[name];
      continue;
    }
    const checked = checkValue(column, value);
    if ('fault' in checked) throw invalid(`The value given for field ${checked.fault}`);
    fields[name] = checked.value;
  }
  if (values === 'any') return fields;
  for (const column of list.list.columns) {
    const value = fields[column.name];
    // A row that shares its value already may be written as long as the value stays; that SharePoint allows it is assumed.
    if (!column.unique || value === undefined || value === before?.fields[column.name]) continue;
    const holder = list.find(column.name, value).find((item) => item.id !== before?.id);
    // The rule is in GD columndefinition.md; which code Graph gives for a breach is not documented.
    if (holder)
      throw invalid(`The list item could not be saved: field '${column.name}' must be unique, and the value is taken`);
  }
  return fields;
}

/** An `If-Match` that names another state of the item than the present one (GD listitem-update.md). */
export function checkIfMatch({ headers }: Match, item: Item): void {
  const wanted = headers['if-match'];
  if (wanted === undefined || wanted === '*' || wanted.replace(/^W\//, '') === eTag(item)) return;
  throw new GraphError(
    412,
    'resourceModified',
    'The resource has changed since the caller last read it; usually an eTag mismatch',
  );
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'invalidRequest', message);
}

/** SharePoint's times have no fractions. */
function seconds(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}
