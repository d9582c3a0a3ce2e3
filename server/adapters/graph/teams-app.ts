import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import { publishedLimits } from '../limits.ts';
import type { Budgets, TeamsApp } from '../ports.ts';
import { type BatchAnswer, type BatchPart, mostInBatch } from './batch.ts';
import { type Graph, graphOrigin } from './client.ts';
import { graphPath, odataLiteral } from './graph-path.ts';
import { deliveryError, GraphRefusal } from './graph-refusal.ts';

const catalogue = z.object({ value: z.array(z.object({ id: z.string() })) });

/** Seconds to wait where Teams is throttling and named none. */
const usualWait = 2;

/** Calls of one batch come in one moment, so that batches need more time between them than single calls would. */
const unitsOf = (calls: number) => (calls === 1 ? 1 : calls + Math.ceil(calls * 0.15));
const shareThrottled = 0.25;
/** Batches of a second: the fewer, the more calls are refused where one comes late. */
const batchesOfSecond = 5;

type Waiting = {
  readonly objectId: string;
  readonly settle: (answer: BatchAnswer) => void;
  readonly fail: (error: unknown) => void;
};

/** Installs the product's own Teams app for people, from the school's catalogue; many who wait go in one call. */
export function createTeamsApp(
  settings: Pick<Settings, 'teamsAppId' | 'licences' | 'limitsScale'>,
  graph: Graph,
  budgets: Budgets,
): TeamsApp {
  let known: Promise<string> | null = null;
  let waiting: readonly Waiting[] = [];
  let isTaking = false;
  const atOnce = installsInBatch(settings);

  /** An uploaded app has an id of its own in the catalogue. Permission: AppCatalog.Read.All. */
  const catalogueId = (): Promise<string> => {
    const asked = known ?? findInCatalogue(graph, budgets, settings.teamsAppId);
    known = asked;
    asked.catch(() => {
      known = null;
    });
    return asked;
  };

  /** https://learn.microsoft.com/graph/api/userteamwork-post-installedapps Permission: TeamsAppInstallation.ReadWriteSelfForUser.All. */
  const installAll = async (people: readonly Waiting[], appId: string): Promise<void> => {
    const parts = people.map(
      ({ objectId }): BatchPart => ({
        method: 'POST',
        path: graphPath`/users/${objectId}/teamwork/installedApps`,
        body: { 'teamsApp@odata.bind': `${graphOrigin}/v1.0/appCatalogs/teamsApps/${appId}` },
      }),
    );
    const answers = await callAll(graph, parts);
    const waits = answers.flatMap((answer) =>
      answer instanceof GraphRefusal && answer.throttled ? [answer.retryAfter ?? usualWait] : [],
    );
    // A few of many met something else than the limit they share, and wait alone.
    if (waits.length > 0 && waits.length >= answers.length * shareThrottled)
      await budgets.throttled('teams-install', Math.max(...waits));
    for (const [index, answer] of answers.entries()) people[index]?.settle(answer);
  };

  const takeAll = async (): Promise<void> => {
    isTaking = true;
    while (waiting.length > 0) {
      const people = waiting.slice(0, atOnce);
      waiting = waiting.slice(atOnce);
      const failed = (error: unknown) => {
        for (const one of people) one.fail(error);
      };
      try {
        const appId = await catalogueId();
        await budgets.spend('teams-install', unitsOf(people.length), 'bulk');
        void installAll(people, appId).catch(failed);
      } catch (error) {
        failed(error);
      }
    }
    isTaking = false;
  };

  return {
    async installFor(objectId) {
      const answer = await new Promise<BatchAnswer>((settle, fail) => {
        waiting = [...waiting, { objectId, settle, fail }];
        if (!isTaking) void takeAll();
      });
      if (!(answer instanceof GraphRefusal) || answer.status === 409) return;
      if (answer.status === 404) {
        // Either the app left the catalogue since it was looked up, or the person left the directory.
        known = null;
        await catalogueId();
      }
      throw deliveryError(answer, { 403: refusedFor(answer), 404: 'person-gone' });
    },
  };
}

/** One alone needs no batch. Where the call as a whole was refused, that is the answer to each. */
async function callAll(graph: Graph, parts: readonly BatchPart[]): Promise<readonly BatchAnswer[]> {
  const [first, second] = parts;
  try {
    if (!first || second) return await graph.batch(parts);
    return [{ status: 201, body: await graph.post(first.path, first.body) }];
  } catch (error) {
    if (error instanceof GraphRefusal) return parts.map(() => error);
    throw deliveryError(error);
  }
}

/**
 * Calls in one batch reach Teams in one moment. They are as many as go into a second in equal parts, so that those of a
 * second are never more than a second allows.
 */
function installsInBatch({ licences, limitsScale }: Pick<Settings, 'licences' | 'limitsScale'>): number {
  const [limit] = publishedLimits(licences)['teams-install'];
  const aSecond = (limit?.units ?? 1) * limitsScale;
  return Math.max(1, Math.floor(aSecond / Math.max(batchesOfSecond, Math.ceil(aSecond / mostInBatch))));
}

/** The code is that of any refusal; only the words tell a missing licence. */
function refusedFor({ message }: GraphRefusal): 'no-teams-licence' | 'app-not-installable' {
  return /licen[cs]e/i.test(message) ? 'no-teams-licence' : 'app-not-installable';
}

async function findInCatalogue(graph: Graph, budgets: Budgets, externalId: string): Promise<string> {
  await budgets.spend('teams-catalogue', 1, 'bulk');
  const answer = await graph
    .get(graphPath`/appCatalogs/teamsApps`, {
      query: { $filter: `externalId eq ${odataLiteral(externalId)}` },
    })
    .catch(async (error: unknown) => {
      if (error instanceof GraphRefusal && error.throttled) {
        await budgets.throttled('teams-catalogue', error.retryAfter ?? usualWait);
      }
      throw deliveryError(error);
    });
  const found = catalogue.parse(answer).value[0];
  if (!found)
    throw new DeliveryError('app-not-in-catalogue', 'The Teams catalogue of this school does not hold the app');
  return found.id;
}
