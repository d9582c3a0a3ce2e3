import type { ListItem, SharePointList } from '../tenant/types.ts';

export type Sort = { readonly column: string; readonly descending: boolean };

/** What a view's CAML asks for, as far as it is known here: SPD query-element-list. */
export type ViewQuery = {
  readonly matches: (item: ListItem) => boolean;
  readonly sort: Sort | null;
  readonly groupBy: string | null;
  /** The first condition alone, which SharePoint looks up by an index or not at all. */
  readonly first: { readonly column: string; readonly matches: (item: ListItem) => boolean } | null;
};

type Matches = ViewQuery['matches'];

/** Regional settings of the site. */
const siteDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

export function readViewQuery(query: string, now: Date): ViewQuery {
  const xml = new DOMParser().parseFromString(`<Query>${query}</Query>`, 'text/xml');
  const today = siteDay.format(now);
  const where = xml.querySelector('Where')?.firstElementChild ?? null;
  const order = xml.querySelector('OrderBy > FieldRef');
  const leaf = where && firstLeaf(where);
  return {
    matches: where ? conditionOf(where, today) : () => true,
    sort: order && { column: nameOf(order), descending: order.getAttribute('Ascending')?.toUpperCase() === 'FALSE' },
    groupBy: xml.querySelector('GroupBy > FieldRef')?.getAttribute('Name') ?? null,
    first: leaf && { column: nameOf(leaf.querySelector('FieldRef')), matches: conditionOf(leaf, today) },
  };
}

const threshold = 5_000;

/** Beyond so many rows SharePoint shows only what the index of the first column brings below that number. */
export function exceedsThreshold(list: SharePointList, { first, sort }: ViewQuery): boolean {
  if (list.items.length <= threshold) return false;
  const column = first?.column ?? sort?.column;
  if (column && !list.columns.find(({ name }) => name === column)?.indexed) return true;
  return first !== null && list.items.filter(first.matches).length > threshold;
}

function firstLeaf(condition: Element): Element {
  const [inner] = condition.tagName === 'And' || condition.tagName === 'Or' ? condition.children : [];
  return inner ? firstLeaf(inner) : condition;
}

function conditionOf(element: Element, today: string): Matches {
  const [one, other] = element.children;
  if (element.tagName === 'And' || element.tagName === 'Or') {
    const parts = [one, other].flatMap((part) => (part ? [conditionOf(part, today)] : []));
    return element.tagName === 'And'
      ? (item) => parts.every((part) => part(item))
      : (item) => parts.some((part) => part(item));
  }
  const column = nameOf(element.querySelector('FieldRef'));
  const values = [...element.querySelectorAll('Value')].map((value) => literalOf(value, today));
  const isDate = element.querySelector('Value')?.getAttribute('Type') === 'DateTime';
  return (item) => compare(element.tagName, textOf(item.fields[column], isDate), values);
}

function compare(operator: string, text: string, values: readonly string[]): boolean {
  const [value = ''] = values;
  if (operator === 'IsNull') return text === '';
  if (operator === 'IsNotNull') return text !== '';
  // Nothing is neither before nor after anything.
  if (text === '') return operator === 'Neq';
  switch (operator) {
    case 'Eq':
      return text === value;
    case 'Neq':
      return text !== value;
    case 'In':
      return values.includes(text);
    case 'Lt':
      return text < value;
    case 'Leq':
      return text <= value;
    case 'Gt':
      return text > value;
    default:
      return operator === 'Geq' && text >= value;
  }
}

function literalOf(value: Element, today: string): string {
  return value.querySelector('Today') ? today : (value.textContent ?? '').trim();
}

/** Dates are compared by the day they lie on at the site. */
function textOf(field: unknown, isDate: boolean): string {
  if (field === null || field === undefined || field === '') return '';
  return isDate ? siteDay.format(new Date(String(field))) : String(field);
}

function nameOf(field: Element | null): string {
  return field?.getAttribute('Name') ?? '';
}
