import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { GraphRefusal } from '../graph/graph-refusal.ts';
import { findList } from './find-list.ts';
import { isPermission, type ListLook, listLooks, lookDrifts, readLook, repairLook } from './list-look.ts';
import { inheritAgain, letReadOnly } from './list-permissions.ts';
import { byHandSteps, permissionsByHand } from './look-by-hand.ts';
import { isRefused, type Reach, saidOtherwise } from './reach-site.ts';
import type { SiteRest } from './site-rest.ts';

/** What provisioning had to leave to a person, and why. */
export type LeftToDo = { readonly list: string; readonly because: string; readonly steps: readonly string[] };

type Place = { readonly graph: Graph; readonly site: string; readonly rest: SiteRest; readonly listId: string };

/**
 * Gives both lists their views, their columns' formatting, versions and permissions; what is as it should be is not
 * touched. Nothing of it is needed for rows to be written, so what cannot be done is said and the rest goes on.
 */
export async function provisionLooks(graph: Graph, site: string, reach: Reach): Promise<readonly LeftToDo[]> {
  if (reach.kind === 'closed') {
    return listLooks.map((look) => ({ list: look.displayName, because: reach.because, steps: byHandSteps(look) }));
  }
  for (const look of listLooks) {
    const found = await findList(graph, site, look.displayName);
    if (!found) throw new Error(`The list "${look.displayName}" went away meanwhile.`);
    const left = await provisionLook({ graph, site, rest: reach.rest, listId: found.id }, look);
    // What holds the app off from one list holds it off from the other, which is better left as it was.
    if (left) return [left, ...listLooks.slice(listLooks.indexOf(look) + 1).map((other) => untouched(other, left))];
  }
  return [];
}

function untouched(look: ListLook, { because, list }: LeftToDo): LeftToDo {
  return { list: look.displayName, because: `Not begun, because of ${list}: ${because}`, steps: byHandSteps(look) };
}

async function provisionLook(place: Place, look: ListLook): Promise<LeftToDo | null> {
  const list = look.displayName;
  try {
    const changed = await repairAll(place, look);
    return !changed || (await mayStillWrite(place)) ? null : await givenUp(place, list);
  } catch (error) {
    const said = saidOtherwise(error);
    if (said === null) throw error;
    if (!(await mayStillWrite(place))) return givenUp(place, list);
    const because = isRefused(error)
      ? `The site grants the app too little to change this list (${said}); npm run grant-site -- --role fullcontrol lends it enough.`
      : said;
    return { list, because, steps: byHandSteps(look) };
  }
}

/** Gives whether permissions had to be changed. */
async function repairAll({ rest, listId }: Place, look: ListLook): Promise<boolean> {
  const found = await readLook(rest, listId);
  const drifts = lookDrifts(look, found);
  for (const drift of drifts) if (!isPermission(drift)) await repairLook(rest, listId, look, drift);
  if (!drifts.some(isPermission)) return false;
  await letReadOnly(rest, listId, found.settings.HasUniqueRoleAssignments);
  return true;
}

/**
 * No page says that a grant on the site reaches a list with permissions of its own, so it is tried before anybody relies
 * on it. Items count from 1: there is nothing this could change.
 */
async function mayStillWrite({ graph, site, listId }: Place): Promise<boolean> {
  try {
    await graph.patch(graphPath`/sites/${site}/lists/${listId}/items/0/fields`, {});
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    if (error.status === 403) return false;
    if (error.status !== 404 && error.status !== 400) throw error;
  }
  return true;
}

async function givenUp({ rest, listId }: Place, list: string): Promise<LeftToDo> {
  const because = 'With permissions of its own the list kept the app out';
  try {
    await inheritAgain(rest, listId);
    return {
      list,
      because: `${because}, so it has those of the site again.`,
      steps: permissionsByHand(list).withoutOwn,
    };
  } catch (error) {
    if (saidOtherwise(error) === null) throw error;
    return { list, because: `${because}, and it cannot take them back.`, steps: permissionsByHand(list).takeBack };
  }
}
