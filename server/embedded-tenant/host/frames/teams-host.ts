import { readControl, writeControl } from '../tenant/control.ts';
import { answerNestedAppAuth, type SignedIn } from './nested-app-auth.ts';

export type AppStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string };

export type TeamsHostOptions = SignedIn & {
  readonly page: string;
  readonly subpage: string;
  readonly theme: string;
  readonly onStatus: (status: AppStatus) => void;
  readonly openLink: (href: string) => boolean;
};

/** A message of TeamsJS to its host. */
export type TeamsMessage = {
  readonly id?: unknown;
  readonly uuidAsString?: unknown;
  readonly func: string;
  readonly args?: readonly unknown[];
  readonly data?: unknown;
};

export function isTeamsMessage(data: unknown): data is TeamsMessage {
  return typeof data === 'object' && data !== null && 'func' in data && typeof data.func === 'string';
}

/** What this host can do, in the words of TeamsJS. TeamsJS offers nested app authentication only when it is named here. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  isNAAChannelRecommended: true,
  isDeeplyNestedAuthSupported: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: {
    app: { notifySuccessResponse: {} },
    nestedAppAuth: {},
    pages: {},
  },
};

type TeamsToken = { readonly access_token: string } | { readonly refused: string };

type Answer = readonly unknown[] | null;
type Handler = (args: readonly unknown[], message: TeamsMessage, options: TeamsHostOptions) => Answer | Promise<Answer>;

const handlers: { readonly [func: string]: Handler } = {
  // The runtime goes last: TeamsJS reads it from the fourth place.
  initialize: async () => {
    const { isNestedOffered } = await readControl<{ isNestedOffered: boolean }>('sign-ins');
    const recommended = { ...runtime, isNAAChannelRecommended: isNestedOffered };
    return ['content', 'web', '2.58.0', JSON.stringify(recommended)];
  },
  getContext: (_args, _message, options) => [context(options)],
  'authentication.getAuthToken': async ([_resources, claims, silent], _message, { person }) => {
    try {
      const answer = await writeControl<TeamsToken>('sso', { objectId: person.objectId, claims, silent });
      return 'refused' in answer ? [false, answer.refused] : [true, answer.access_token];
    } catch (error) {
      return [false, error instanceof Error ? error.message : String(error)];
    }
  },
  // The bridge's request travels beside the arguments, as text.
  'nestedAppAuth.execute': async (_args, { data }, options) => [null, await answerNestedAppAuth(String(data), options)],
  'appInitialization.appLoaded': () => null,
  'appInitialization.success': (_args, _message, { onStatus }) => {
    onStatus({ kind: 'ready' });
    return [undefined];
  },
  'appInitialization.failure': ([reason, detail], _message, { onStatus }) => {
    onStatus({ kind: 'failed', reason: String(detail ?? reason ?? '') });
    return null;
  },
  executeDeepLink: ([href], _message, { openLink }) => [openLink(String(href))],
  registerHandler: () => null,
  setFrameContext: () => null,
};

/** Answers one message as Teams would; null where Teams answers nothing. */
export async function answerTeamsMessage(message: TeamsMessage, options: TeamsHostOptions): Promise<Answer> {
  return (await handlers[message.func]?.(message.args ?? [], message, options)) ?? null;
}

function context({ person, tenantId, page, subpage, theme }: TeamsHostOptions) {
  return {
    locale: person.preferredLanguage.toLowerCase(),
    theme,
    entityId: page,
    subEntityId: subpage,
    frameContext: 'content',
    hostClientType: 'web',
    hostName: 'Teams',
    userObjectId: person.objectId,
    userPrincipalName: person.userPrincipalName,
    loginHint: person.userPrincipalName,
    userDisplayName: person.name,
    tid: tenantId,
    sessionId: 'simulated-session',
    appSessionId: 'simulated-app-session',
    ringId: 'general',
    hostAncestors: [window.location.origin],
  };
}
