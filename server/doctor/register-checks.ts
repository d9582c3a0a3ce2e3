import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { GraphRefusal } from '#server/adapters/graph/graph-refusal.ts';
import { type Drift, driftOf, readColumns } from '#server/adapters/sharepoint/column-drift.ts';
import { attestationsList, complianceList, type RegisterList } from '#server/adapters/sharepoint/columns.ts';
import { findList } from '#server/adapters/sharepoint/find-list.ts';
import { type Check, ok, partial, skipped, stopping, type Verdict } from './check.ts';
import { lookChecks } from './look-checks.ts';
import { permissionId, sitePermissions } from './permissions.ts';
import type { Scene } from './scene.ts';

const unwritten = 'Acceptances stay in the database and never reach SharePoint.';

/** The site and the two lists. Consent to `Sites.Selected` opens nothing until the site grants a role. */
export const registerChecks: readonly Check[] = [
  {
    id: 'site',
    looksAt: 'the SharePoint site is there and granted to the app',
    needs: [permissionId('Sites.Selected')],
    run: async ({ graph, settings, roles }) => {
      const held = await roles();
      if (!sitePermissions.some((name) => held.has(name))) return skipped('the app may see its lists only');
      try {
        await graph.get(graphPath`/sites/${settings.sharePointSiteId}`);
        return ok('it is');
      } catch (error) {
        if (error instanceof GraphRefusal && error.status === 403) return notGranted(settings, 'no role', 'write');
        if (error instanceof GraphRefusal && (error.status === 404 || error.status === 400)) return noSite();
        throw error;
      }
    },
  },
  ...[...listChecks('list.attestations', 'columns.attestations', attestationsList)],
  ...[...listChecks('list.compliance', 'columns.compliance', complianceList)],
  ...lookChecks,
  {
    id: 'site.write',
    looksAt: 'the app may write rows',
    needs: ['list.attestations', 'list.compliance'],
    run: async ({ graph, settings }) => {
      const site = settings.sharePointSiteId;
      try {
        // Items count from 1, so there is nothing this could change.
        await graph.patch(graphPath`/sites/${site}/lists/${attestationsList.displayName}/items/0/fields`, {});
      } catch (error) {
        if (!(error instanceof GraphRefusal)) throw error;
        if (error.status === 403) return notGranted(settings, 'a role that reads only', 'write');
        if (error.status !== 404 && error.status !== 400) throw error;
      }
      return ok('nothing was refused');
    },
  },
  {
    id: 'library',
    looksAt: 'the site has a document library for the schools’ own files',
    needs: ['site'],
    run: async ({ graph, settings, roles }) => {
      const held = await roles();
      if (!sitePermissions.some((name) => held.has(name))) return skipped('the app may see its lists only');
      try {
        await graph.get(graphPath`/sites/${settings.sharePointSiteId}/drive/root`, { query: { $select: 'id' } });
        return ok('it has');
      } catch (error) {
        if (!(error instanceof GraphRefusal) || ![403, 404].includes(error.status)) throw error;
        return partial({
          wrong: `The site’s default document library cannot be opened (${error.status} ${error.code}).`,
          means: 'The schools’ own files are kept in the database only, and are missing beside the register.',
          fix: 'SharePoint > the site > Site contents: restore the library "Documents", or look in the recycle bin.',
        });
      }
    },
  },
];

function listChecks<Row>(listId: string, columnsId: string, list: RegisterList<Row>): readonly Check[] {
  const find = async ({ graph, settings }: Scene) => findList(graph, settings.sharePointSiteId, list.displayName);
  return [
    {
      id: listId,
      looksAt: `the list "${list.displayName}" is there`,
      needs: ['site'],
      run: async (scene) => {
        if (await find(scene)) return ok('it is');
        return stopping({
          wrong: `The site has no list "${list.displayName}".`,
          means: unwritten,
          fix: `SharePoint > the site > Recycle bin: restore it, or undo its new name. Otherwise run "npm run provision", then "npm run register -- rebuild-list".`,
        });
      },
    },
    {
      id: columnsId,
      looksAt: `"${list.displayName}" has the columns, indexes and key that rows are written to`,
      needs: [listId],
      run: async (scene) => {
        const found = await find(scene);
        if (!found) throw new Error(`The list "${list.displayName}" went away meanwhile.`);
        const columns = await readColumns(scene.graph, scene.settings.sharePointSiteId, found.id);
        const drifts = driftOf(list, columns);
        return drifts.length === 0 ? ok(`${list.columns.length} columns`) : drifted(list.displayName, drifts);
      },
    },
  ];
}

function drifted(list: string, drifts: readonly Drift[]): Verdict {
  const byHand = drifts.filter(({ what }) => what === 'type' || what === 'choices');
  const trouble = {
    wrong: `${list}: ${drifts.map(({ column, detail }) => `${column} ${detail}`).join('; ')}.`,
    means: drifts.every(({ what }) => what === 'index')
      ? 'Beyond 5,000 rows the list cannot be read by these columns any more, and takes no new index.'
      : 'Rows are refused or can stand twice, so the register is not complete.',
    fix:
      byHand.length === 0
        ? 'Run "npm run provision" with fullcontrol on the site, then "npm run register -- repair".'
        : `SharePoint > ${list} > List settings: ${byHand.map(byHandFix).join('; ')}. Then run "npm run provision" and "npm run register -- repair".`,
  };
  return drifts.every(({ what }) => what === 'index') ? partial(trouble) : stopping(trouble);
}

function byHandFix({ column, what, detail }: Drift): string {
  return what === 'type' ? `delete the column ${column}` : `give the column ${column} its choices back (it ${detail})`;
}

function notGranted(settings: Scene['settings'], has: string, role: string): Verdict {
  return stopping({
    wrong: `The site has granted the app ${has}. Consent alone opens no site.`,
    means: unwritten,
    fix: `A SharePoint administrator with Sites.FullControl.All sends in Graph Explorer: POST https://graph.microsoft.com/v1.0/sites/${settings.sharePointSiteId}/permissions with {"roles":["${role}"],"grantedToIdentities":[{"application":{"id":"${settings.clientId}","displayName":"Countersign"}}]}.`,
  });
}

function noSite(): Verdict {
  return stopping({
    wrong: 'SharePoint has no site with this SHAREPOINT_SITE_ID.',
    means: unwritten,
    fix: 'Graph Explorer: GET https://graph.microsoft.com/v1.0/sites/<host>:/sites/<name>, and set SHAREPOINT_SITE_ID to the whole "id", which is host,guid,guid.',
  });
}
