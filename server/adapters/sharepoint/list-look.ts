import { z } from 'zod';
import { attestationsFormats, type ColumnFormats, complianceFormats } from './column-formats.ts';
import { attestationsList, complianceList, type RegisterList } from './columns.ts';
import { type Grant, readGrants, writesRows } from './list-permissions.ts';
import { attestationsViews, complianceViews, type ListView, viewPage } from './list-views.ts';
import { isRefused } from './reach-site.ts';
import { listPath, type SiteRest } from './site-rest.ts';

/** Everything about a list that is no column and no row: what Graph has no calls for. */
export type ListLook = {
  readonly displayName: string;
  /** What people read at the head of each column. */
  readonly headings: Readonly<Record<string, string>>;
  readonly views: readonly ListView[];
  readonly formats: ColumnFormats;
};

export const listLooks: readonly ListLook[] = [
  { ...namesOf(attestationsList), views: attestationsViews, formats: attestationsFormats },
  { ...namesOf(complianceList), views: complianceViews, formats: complianceFormats },
];

function namesOf<Row>({ displayName, columns }: RegisterList<Row>): Pick<ListLook, 'displayName' | 'headings'> {
  return { displayName, headings: Object.fromEntries(columns.map((column) => [column.name, column.displayName])) };
}

/**
 * SharePoint's own settings. Reading "only their own" would show nobody anything, and writing "none" could keep out the
 * app as well: the app is the author of every row. Who may write is a matter of permissions instead.
 */
export const keptVersions = 500;
const everyRow = 1;

const settingsAnswer = z.object({
  EnableVersioning: z.boolean(),
  ReadSecurity: z.number(),
  WriteSecurity: z.number(),
  HasUniqueRoleAssignments: z.boolean(),
});
const viewAnswer = z.object({
  Id: z.string(),
  Title: z.string(),
  ViewQuery: z.string().nullish(),
  RowLimit: z.number(),
  Paged: z.boolean(),
  DefaultView: z.boolean(),
  PersonalView: z.boolean(),
  ViewFields: z.object({ Items: z.array(z.string()) }),
});
const fieldAnswer = z.object({ InternalName: z.string(), CustomFormatter: z.string().nullish() });
const collectionOf = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item) });

export type FoundView = z.infer<typeof viewAnswer>;

export type FoundLook = {
  readonly settings: z.infer<typeof settingsAnswer>;
  readonly views: readonly FoundView[];
  readonly formatters: ReadonlyMap<string, string>;
  /** Null where SharePoint does not show them: reading permissions takes more than reading rows. */
  readonly grants: readonly Grant[] | null;
};

const viewProperties = Object.keys(viewAnswer.shape).join(',');

export async function readLook(rest: SiteRest, listId: string): Promise<FoundLook> {
  const list = listPath(listId);
  const settings = await rest.get(`${list}?$select=${Object.keys(settingsAnswer.shape).join(',')}`);
  const views = await rest.get(`${list}/views?$select=${viewProperties}&$expand=ViewFields`);
  const fields = await rest.get(`${list}/fields?$select=InternalName,CustomFormatter`);
  return {
    settings: settingsAnswer.parse(settings),
    views: collectionOf(viewAnswer)
      .parse(views)
      .value.filter(({ PersonalView }) => !PersonalView),
    formatters: new Map(
      collectionOf(fieldAnswer)
        .parse(fields)
        .value.map(({ InternalName, CustomFormatter }) => [InternalName, CustomFormatter ?? '']),
    ),
    grants: await readGrants(rest, listId).catch((error: unknown) => (isRefused(error) ? null : Promise.reject(error))),
  };
}

/** Who may do what in the list, which is put right as a whole. */
type PermissionDrift = { readonly what: 'inheritance' | 'writers'; readonly detail: string };
type OtherDrift =
  | { readonly what: 'view'; readonly view: ListView; readonly found: FoundView | null; readonly detail: string }
  | { readonly what: 'default-view'; readonly view: ListView; readonly detail: string }
  | { readonly what: 'format'; readonly column: string; readonly detail: string }
  | { readonly what: 'versioning' | 'row-security'; readonly detail: string };
/** How a list looks or is protected otherwise than it should. */
export type LookDrift = PermissionDrift | OtherDrift;

export function isPermission(drift: LookDrift): drift is PermissionDrift {
  return drift.what === 'inheritance' || drift.what === 'writers';
}

/** Views and formatting that a school added are left alone, and no drift. */
export function lookDrifts(wanted: ListLook, found: FoundLook): readonly LookDrift[] {
  return [...viewDrifts(wanted, found), ...formatDrifts(wanted, found), ...protectionDrifts(found)];
}

/** Whether it is the school's evidence that is at stake, and not how it reads. */
export function isProtection(drift: LookDrift): boolean {
  return isPermission(drift) || drift.what === 'versioning' || drift.what === 'row-security';
}

function viewDrifts(wanted: ListLook, found: FoundLook): readonly LookDrift[] {
  return wanted.views.flatMap((view): readonly LookDrift[] => {
    const one = found.views.find(({ Title }) => Title === view.title) ?? null;
    const detail = one ? viewDifference(view, one) : 'is missing';
    if (detail !== null) return [{ what: 'view', view, found: one, detail: `the view "${view.title}" ${detail}` }];
    if (!view.isDefault || one?.DefaultView) return [];
    return [{ what: 'default-view', view, detail: `"${view.title}" is not the view that opens first` }];
  });
}

function viewDifference(view: ListView, found: FoundView): string | null {
  if (sameXml(view.query) !== sameXml(found.ViewQuery ?? '')) return 'filters, sorts or groups otherwise';
  if (view.fields.join() !== found.ViewFields.Items.join()) return 'has other columns or another order of them';
  return found.RowLimit === viewPage && found.Paged ? null : 'has pages of another length';
}

/** SharePoint writes XML back with spaces of its own, and its attributes in an order of its own. */
function sameXml(text: string): string {
  return text
    .replace(/>\s+</g, '><')
    .replace(
      /<(\w+)((?:\s+\w+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g,
      (_, name: string, attributes: string, end: string) => {
        const sorted = [...attributes.matchAll(/(\w+)\s*=\s*["']([^"']*)["']/g)].map(
          ([, key, value]) => `${key}=${value}`,
        );
        return `<${[name, ...sorted.sort()].join(' ')}${end}>`;
      },
    )
    .trim();
}

function formatDrifts(wanted: ListLook, found: FoundLook): readonly LookDrift[] {
  return Object.entries(wanted.formats).flatMap(([column, format]): readonly LookDrift[] =>
    sameJson(found.formatters.get(column) ?? '') === JSON.stringify(format)
      ? []
      : [{ what: 'format', column, detail: `the column ${column} is drawn otherwise` }],
  );
}

/** A formatter that was pasted by hand has the spaces of whoever pasted it. */
function sameJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}

function protectionDrifts({ settings, grants }: FoundLook): readonly LookDrift[] {
  const drifts: LookDrift[] = [];
  if (!settings.EnableVersioning) drifts.push({ what: 'versioning', detail: 'no versions of rows are kept' });
  if (settings.ReadSecurity !== everyRow || settings.WriteSecurity !== everyRow) {
    drifts.push({
      what: 'row-security',
      detail: 'rows are shown or may be edited by author, and every author is the app',
    });
  }
  if (!settings.HasUniqueRoleAssignments) {
    return [...drifts, { what: 'inheritance', detail: 'whoever may edit in the site may edit rows' }];
  }
  const writers = (grants ?? []).flatMap(({ name, bindings }) =>
    bindings
      .filter(writesRows)
      .map((level): LookDrift => ({ what: 'writers', detail: `${name} may edit rows (${level.name})` })),
  );
  return [...drifts, ...writers];
}

/** Puts one drift right. Whatever comes twice changes nothing the second time. */
export async function repairLook(rest: SiteRest, listId: string, wanted: ListLook, drift: OtherDrift): Promise<void> {
  const list = listPath(listId);
  switch (drift.what) {
    case 'view':
      return repairView(rest, list, drift.view, drift.found);
    case 'default-view':
      return rest.merge(`${list}/views/getbytitle('${drift.view.title}')`, { DefaultView: true });
    case 'format': {
      const CustomFormatter = JSON.stringify(wanted.formats[drift.column]);
      return rest.merge(`${list}/fields/getbyinternalnameortitle('${drift.column}')`, { CustomFormatter });
    }
    case 'versioning':
      return rest.merge(list, { EnableVersioning: true, MajorVersionLimit: keptVersions });
    case 'row-security':
      return rest.merge(list, { ReadSecurity: everyRow, WriteSecurity: everyRow });
  }
}

/** https://pnp.github.io/cli-microsoft365/cmd/spo/list/list-view-add */
async function repairView(rest: SiteRest, list: string, view: ListView, found: FoundView | null): Promise<void> {
  const settings = { ViewQuery: view.query, RowLimit: viewPage, Paged: true };
  const created = found
    ? null
    : z
        .object({ Id: z.string() })
        .parse(await rest.post(`${list}/views`, { Title: view.title, PersonalView: false, ...settings }));
  const at = `${list}/views(guid'${z.guid().parse(found?.Id ?? created?.Id)}')`;
  await rest.post(`${at}/viewfields/removeallviewfields`);
  for (const name of view.fields) await rest.post(`${at}/viewfields/addviewfield('${name}')`);
  if (found) await rest.merge(at, settings);
  if (view.isDefault && !found?.DefaultView) await rest.merge(at, { DefaultView: true });
}
