import { z } from 'zod';
import { SITE_NAME, SITE_WEB_ID } from '../identifiers.ts';
import { type ListLook, type ListLooks, type ListView, newView } from '../state/list-looks.ts';
import type { ListStore, SharePointList } from '../state/lists.ts';
import { notThere, RestError, unreadable } from './rest-error.ts';
import { roleDefinitions, shownAssignment, siteAssignments } from './site-groups.ts';

export type Method = 'GET' | 'POST' | 'MERGE';

/** One call on a list: its settings before, what was asked, and how to keep what came of it. */
export type ListCall = {
  readonly list: SharePointList;
  readonly look: ListLook;
  readonly values: readonly string[];
  readonly body: unknown;
  readonly save: (change: Partial<ListLook>) => void;
};

type ListOperation = {
  readonly method: Method;
  /** What follows the list in the path. */
  readonly path: RegExp;
  readonly answer: (call: ListCall) => unknown;
};

const name = String.raw`\('([^']+)'\)`;
const view = String.raw`/views(?:\(guid'([0-9a-f-]{36})'\)|/getbytitle${name})`;
const path = (pattern: string) => new RegExp(`^${pattern}$`, 'i');

const listChange = z
  .strictObject({
    EnableVersioning: z.boolean(),
    MajorVersionLimit: z.number().int().min(1).max(50_000),
    ReadSecurity: z.literal([1, 2]),
    WriteSecurity: z.literal([1, 2, 4]),
  })
  .partial();
const viewChange = z
  .strictObject({
    Title: z.string().min(1),
    ViewQuery: z.string(),
    RowLimit: z.number().int().positive(),
    Paged: z.boolean(),
    DefaultView: z.boolean(),
  })
  .partial();
const newViewBody = viewChange.extend({ Title: z.string().min(1), PersonalView: z.boolean().optional() });
const fieldChange = z.strictObject({ CustomFormatter: z.string() });

/** CLI list-set.mdx, list-view-add.mdx, list-view-field-add.mdx, field-set.mdx, list-roleinheritance-break.mdx. */
export const listOperations: readonly ListOperation[] = [
  { method: 'GET', path: path(''), answer: ({ list, look }) => shownList(list, look) },
  {
    method: 'MERGE',
    path: path(''),
    answer: ({ look, body, save }) => {
      const change = read(listChange, body);
      save({
        versioning: change.EnableVersioning ?? look.versioning,
        versionLimit: change.MajorVersionLimit ?? look.versionLimit,
        readSecurity: change.ReadSecurity ?? look.readSecurity,
        writeSecurity: change.WriteSecurity ?? look.writeSecurity,
      });
    },
  },
  { method: 'GET', path: path('/views'), answer: ({ look }) => ({ value: look.views.map(shownView) }) },
  {
    method: 'POST',
    path: path('/views'),
    answer: ({ look, body, save }) => {
      const { PersonalView = false, ...asked } = read(newViewBody, body);
      // A new view begins with the columns of the one that opens first.
      const { fields } = look.views.find(({ isDefault }) => isDefault) ?? { fields: [] };
      const made = changedView(newView(asked.Title, { personal: PersonalView, fields }), asked);
      save({ views: [...look.views, made] });
      return shownView(made);
    },
  },
  {
    method: 'MERGE',
    path: path(view),
    answer: ({ look, values, body, save }) => {
      const before = viewOf(look, values);
      const after = changedView(before, read(viewChange, body));
      const others = (one: ListView) => (after.isDefault ? { ...one, isDefault: false } : one);
      save({ views: look.views.map((one) => (one.id === before.id ? after : others(one))) });
    },
  },
  {
    method: 'POST',
    path: path(`${view}/viewfields/removeallviewfields`),
    answer: ({ look, values, save }) => save({ views: withFields(look, viewOf(look, values), []) }),
  },
  {
    method: 'POST',
    path: path(`${view}/viewfields/addviewfield${name}`),
    answer: ({ list, look, values, save }) => {
      const before = viewOf(look, values);
      const field = values[2] ?? '';
      if (field !== 'LinkTitle' && !list.columns.some((column) => column.name === field)) throw noField(field);
      if (!before.fields.includes(field)) save({ views: withFields(look, before, [...before.fields, field]) });
    },
  },
  {
    method: 'GET',
    path: path('/fields'),
    answer: ({ list, look }) => ({
      value: list.columns.map((column) => ({
        Id: column.id,
        InternalName: column.name,
        Title: column.displayName,
        CustomFormatter: look.formatters[column.name] ?? null,
      })),
    }),
  },
  {
    method: 'MERGE',
    path: path(`/fields/getbyinternalnameortitle${name}`),
    answer: ({ list, look, values, body, save }) => {
      const [asked = ''] = values;
      const column = list.columns.find((one) => one.name === asked || one.displayName === asked);
      if (!column) throw noField(asked);
      const { CustomFormatter } = read(fieldChange, body);
      save({ formatters: { ...look.formatters, [column.name]: CustomFormatter } });
    },
  },
  {
    method: 'GET',
    path: path('/roleassignments'),
    answer: ({ look }) => ({ value: (look.assignments ?? siteAssignments).map(shownAssignment) }),
  },
  {
    method: 'POST',
    path: path(String.raw`/breakroleinheritance\(copyroleassignments=(true|false),clearsubscopes=(?:true|false)\)`),
    answer: ({ look, values, save }) =>
      save({ assignments: look.assignments ?? (values[0] === 'true' ? siteAssignments : []) }),
  },
  { method: 'POST', path: path('/resetroleinheritance'), answer: ({ save }) => save({ assignments: null }) },
  {
    method: 'POST',
    path: path(String.raw`/roleassignments/(add|remove)roleassignment\(principalid=(\d+),roledefid=(\d+)\)`),
    answer: ({ look, values, save }) => {
      const [act, principal, role] = values;
      const principalId = Number(principal);
      const held = look.assignments;
      // SPD set-custom-permissions-on-a-list-by-using-the-rest-interface.md: a list without permissions of its own takes none.
      if (!held)
        throw new RestError(400, '-2146232832, Microsoft.SharePoint.SPException', 'The list inherits its permissions.');
      const before = held.find((one) => one.principalId === principalId)?.roleIds ?? [];
      const roleIds = before.filter((id) => id !== Number(role));
      const after = act?.toLowerCase() === 'add' ? [...roleIds, Number(role)] : roleIds;
      const others = held.filter((one) => one.principalId !== principalId);
      save({ assignments: after.length === 0 ? others : [...others, { principalId, roleIds: after }] });
    },
  },
];

/** What the site itself answers. */
export function siteAnswer(method: Method, rest: string): unknown {
  if (method === 'GET' && rest === '') return { Id: SITE_WEB_ID, Title: SITE_NAME };
  const kind = method === 'GET' ? /^\/roledefinitions\/getbytype\((\d)\)$/i.exec(rest)?.[1] : undefined;
  if (kind === undefined) return undefined;
  const found = roleDefinitions.find(({ RoleTypeKind }) => RoleTypeKind === Number(kind));
  if (!found) throw notThere('The role definition does not exist.');
  return found;
}

export function openLook(lists: ListStore, looks: ListLooks, id: string) {
  const list = [...lists.all()].find((one) => one.id === id.toLowerCase());
  if (!list) throw notThere(`List does not exist. The page you selected contains a list that does not exist.`);
  return { list, look: looks.of(list.id) };
}

function shownList(list: SharePointList, look: ListLook) {
  return {
    Id: list.id,
    Title: list.displayName,
    EnableVersioning: look.versioning,
    MajorVersionLimit: look.versionLimit,
    ReadSecurity: look.readSecurity,
    WriteSecurity: look.writeSecurity,
    HasUniqueRoleAssignments: look.assignments !== null,
  };
}

/** SharePoint gives XML back with a space before the end of an empty element. */
function shownView(one: ListView) {
  return {
    Id: one.id,
    Title: one.title,
    ViewQuery: one.query.replaceAll(/\s*\/>/g, ' />'),
    RowLimit: one.rowLimit,
    Paged: one.paged,
    DefaultView: one.isDefault,
    PersonalView: one.personal,
    ViewFields: { Items: one.fields },
  };
}

function changedView(before: ListView, change: z.infer<typeof viewChange>): ListView {
  return {
    ...before,
    title: change.Title ?? before.title,
    query: change.ViewQuery ?? before.query,
    rowLimit: change.RowLimit ?? before.rowLimit,
    paged: change.Paged ?? before.paged,
    isDefault: change.DefaultView ?? before.isDefault,
  };
}

function viewOf(look: ListLook, [id, title]: readonly string[]): ListView {
  const found = look.views.find((one) => one.id === id?.toLowerCase() || one.title === title);
  if (!found) throw notThere('The specified view is invalid.');
  return found;
}

function withFields(look: ListLook, changed: ListView, fields: readonly string[]): readonly ListView[] {
  return look.views.map((one) => (one.id === changed.id ? { ...one, fields } : one));
}

function noField(field: string): RestError {
  return new RestError(
    400,
    '-2147024809, System.ArgumentException',
    `Column '${field}' does not exist. It may have been deleted by another user.`,
  );
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw unreadable(
    `The property does not exist or has a wrong value: ${parsed.error.issues[0]?.message ?? 'unreadable'}.`,
  );
}
