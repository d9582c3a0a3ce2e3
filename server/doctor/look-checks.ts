import { findList } from '#server/adapters/sharepoint/find-list.ts';
import {
  type FoundLook,
  isProtection,
  type ListLook,
  listLooks,
  lookDrifts,
  readLook,
} from '#server/adapters/sharepoint/list-look.ts';
import { saidOtherwise } from '#server/adapters/sharepoint/reach-site.ts';
import { type Check, ok, partial, skipped, type Verdict, warning } from './check.ts';
import type { Scene } from './scene.ts';

/** What Graph does not tell of the two lists. Rows are written whatever is found here. */
export const lookChecks: readonly Check[] = listLooks.flatMap((look): readonly Check[] => {
  const name = look.displayName.toLowerCase();
  return [
    {
      id: `views.${name}`,
      looksAt: `"${look.displayName}" has its views, and its columns are drawn as they should be`,
      needs: [`columns.${name}`],
      run: (scene) =>
        withDrifts(scene, look, (drifts) => {
          const found = drifts.filter((one) => !isProtection(one));
          if (found.length === 0) return ok(`${look.views.length} views`);
          return warning({
            wrong: `${look.displayName}: ${found.map(({ detail }) => detail).join('; ')}.`,
            means: 'Leaders see rows in an order, a choice or a form that nobody meant; the rows themselves are right.',
            fix: 'Run "npm run provision" with fullcontrol on the site. Views of your own are left alone under another name.',
          });
        }),
    },
    {
      id: `protection.${name}`,
      looksAt: `"${look.displayName}" keeps versions, and members of the site may read it and not write`,
      needs: [`columns.${name}`],
      run: (scene) =>
        withDrifts(scene, look, (drifts, { grants }) => {
          const found = drifts.filter(isProtection);
          if (found.length === 0) return ok(grants ? 'it does' : 'it does, as far as the app is shown');
          return partial({
            wrong: `${look.displayName}: ${found.map(({ detail }) => detail).join('; ')}.`,
            means:
              'Rows can be changed by hand, unseen or by mistake. They are put right from the ledger, minutes later.',
            fix: 'Run "npm run provision" with fullcontrol on the site.',
          });
        }),
    },
  ];
});

type Drifts = ReturnType<typeof lookDrifts>;

async function withDrifts(
  scene: Scene,
  look: ListLook,
  judge: (drifts: Drifts, found: FoundLook) => Verdict,
): Promise<Verdict> {
  const reach = await scene.site();
  if (reach.kind === 'closed') return skipped(`it cannot be seen from here. ${reach.because}`);
  const list = await findList(scene.graph, scene.settings.sharePointSiteId, look.displayName);
  if (!list) throw new Error(`The list "${look.displayName}" went away meanwhile.`);
  try {
    const found = await readLook(reach.rest, list.id);
    return judge(lookDrifts(look, found), found);
  } catch (error) {
    const said = saidOtherwise(error);
    if (said === null) throw error;
    return skipped(`it cannot be seen from here. ${said}`);
  }
}
