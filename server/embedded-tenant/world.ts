import { join } from 'node:path';
import { createBotChats } from './connector/bot-chats.ts';
import { createBotEndpoint } from './connector/bot-endpoint.ts';
import type { Controlled } from './control/control-router.ts';
import { createAuthenticate } from './graph/authenticate.ts';
import { createDispatch } from './graph/dispatch.ts';
import { operations } from './graph/operations.ts';
import { createPerform } from './graph/perform.ts';
import type { GraphWorld } from './graph/request.ts';
import { createSigner } from './issuer/signer.ts';
import { createTokens } from './issuer/tokens.ts';
import { createActionableMessages } from './outlook/actionable-messages.ts';
import { createDirectory } from './people/directory.ts';
import { readActivityTypes } from './state/activity-types.ts';
import { createChanges } from './state/changes.ts';
import { createChaos } from './state/chaos.ts';
import { createClock } from './state/clock.ts';
import { createConversations } from './state/conversations.ts';
import { createExchangeLog } from './state/exchange-log.ts';
import { createFaults } from './state/faults.ts';
import { createInstallations } from './state/installations.ts';
import { createLibrary } from './state/library.ts';
import { createLimits } from './state/limits.ts';
import { createListLooks } from './state/list-looks.ts';
import { createLists } from './state/lists.ts';
import { createMailboxes } from './state/mailboxes.ts';
import { createNotifications } from './state/notifications.ts';
import { usualSetup } from './state/setup.ts';
import { createSignIns } from './state/sign-ins.ts';
import { openStore } from './state/store.ts';

export type WorldOptions = {
  readonly dataDir: string | null;
  readonly logFile: string | null;
  readonly manifestFile: string;
  /** Version of the app that the school uploaded. */
  readonly appVersion: string;
  /** The machine's own time. */
  readonly now: () => Date;
  readonly origin: string;
  readonly productUrl: () => string;
};

const MOST_UNKNOWN_CALLS = 1_000;

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Everything the tenant holds, and what acts on it. */
export async function openWorld(options: WorldOptions) {
  const { origin, productUrl } = options;
  const state = openState(options);
  const { store, now, directory, conversations, installations, limits, faults, chaos, busy, setup, signIns, changes } =
    state;
  // Tokens live by the machine's own time, as those who check them do: moving the school's clock signs nobody out.
  const tokenTime = options.now;
  const signer = await createSigner(store);
  const tokens = createTokens(signer, origin, tokenTime);
  const serviceUrl = `${origin}/connector`;
  const bot = createBotEndpoint({ serviceUrl, productUrl, tokens, directory, conversations, now, tokenTime });

  const unknownCalls: string[] = [];
  const onUnknown = (call: string) => {
    if (unknownCalls.length < MOST_UNKNOWN_CALLS) unknownCalls.push(call);
  };
  const graph: GraphWorld = {
    ...state,
    origin,
    tokenTime,
    activityTypes: readActivityTypes(options.manifestFile),
    announceInstallation: bot.announceInstallation,
  };
  const dispatch = createDispatch(operations, graph);
  return {
    ...state,
    origin,
    productUrl,
    serviceUrl,
    tokenTime,
    signer,
    tokens,
    bot,
    actionable: createActionableMessages(tokens, productUrl),
    unknownCalls,
    onUnknown,
    chats: createBotChats({ directory, installations, conversations, chaos }),
    perform: createPerform({ dispatch, faults, chaos, isBusy: () => busy.sharepoint, now, onUnknown }),
    authenticate: createAuthenticate(tokens, tokenTime),
    log: createExchangeLog(options.logFile),
    reset() {
      store.clear(['keys']);
      directory.seed();
      limits.clear();
      faults.clear();
      chaos.clear();
      busy.sharepoint = false;
      Object.assign(setup, usualSetup(options.appVersion));
      signIns.clear();
      unknownCalls.length = 0;
    },
    close() {
      bot.close();
      changes.close();
      store.close();
    },
  } satisfies Controlled & Record<string, unknown>;
}

/** What is kept, and the conditions of the day, which are not. */
function openState({ dataDir, appVersion, now: realNow }: WorldOptions) {
  const store = openStore(dataDir === null ? null : join(dataDir, 'tenant', 'journal.jsonl'));
  const clock = createClock(store, realNow);
  const { now } = clock;
  const changes = createChanges();
  store.onChange(changes.touch);
  const changesIn = (ms: number) => setTimeout(changes.touch, ms).unref();
  const limits = createLimits();
  const directory = createDirectory(store);
  return {
    store,
    clock,
    now,
    changes,
    limits,
    directory,
    faults: createFaults(),
    chaos: createChaos(),
    busy: { sharepoint: false },
    setup: usualSetup(appVersion),
    signIns: createSignIns(),
    installations: createInstallations(store, now),
    conversations: createConversations(store, now),
    mailboxes: createMailboxes(store, { directory, limits, now, changesIn }),
    notifications: createNotifications(store, now),
    lists: createLists(store, now),
    looks: createListLooks(store),
    library: createLibrary(store, now),
  };
}
