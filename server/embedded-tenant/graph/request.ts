import type { Directory } from '../people/directory.ts';
import type { ActivityTypes } from '../state/activity-types.ts';
import type { Chaos } from '../state/chaos.ts';
import type { ConversationStore } from '../state/conversations.ts';
import type { Installations } from '../state/installations.ts';
import type { Library } from '../state/library.ts';
import type { Limit, Limits } from '../state/limits.ts';
import type { ListLooks } from '../state/list-looks.ts';
import type { ListStore } from '../state/lists.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import type { Notifications } from '../state/notifications.ts';
import type { Setup } from '../state/setup.ts';

/** Who calls, from the validated token. */
export type Caller = {
  readonly clientId: string;
  readonly applicationName: string;
  /** Null for an application in its own name. */
  readonly objectId: string | null;
  /** Application permissions, or delegated ones where a person stands behind the call. */
  readonly permissions: ReadonlySet<string>;
  readonly expiresAt: Date;
};

export type GraphRequest = {
  readonly method: string;
  /** Path below `/v1.0`, still encoded, and the query behind it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** JSON, or the bytes of a file. */
  readonly body: unknown;
  readonly caller: Caller;
  /** Where a message is taken and then lost: notes who will never get it. Null in good weather. */
  readonly lose: ((recipients: readonly string[]) => void) | null;
};

export type GraphResponse = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the resources answer from. */
export type GraphWorld = {
  readonly origin: string;
  readonly now: () => Date;
  /** The time tokens live by. */
  readonly tokenTime: () => Date;
  readonly directory: Directory;
  readonly limits: Limits;
  readonly chaos: Chaos;
  readonly installations: Installations;
  readonly conversations: ConversationStore;
  readonly mailboxes: Mailboxes;
  readonly notifications: Notifications;
  readonly activityTypes: ActivityTypes;
  readonly lists: ListStore;
  readonly looks: ListLooks;
  readonly library: Library;
  readonly setup: Setup;
  /** Tells the bot that its app was installed, without waiting for it. */
  readonly announceInstallation: (objectId: string) => void;
};

export type Match = GraphRequest & { readonly values: Readonly<Record<string, string>>; readonly world: GraphWorld };

/** One operation of Graph v1.0 as far as the tenant knows it. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path with `{names}`; a name matches one segment. */
  readonly path: string;
  /** Permissions any one of which is enough; null where that kind of caller is refused. */
  readonly application: readonly string[] | null;
  readonly delegated: readonly string[] | null;
  /** Query options the operation reads; any other is unknown to the tenant. */
  readonly query?: readonly string[];
  readonly limits?: (match: Match) => readonly Limit[];
  readonly answer: (match: Match) => GraphResponse;
};

/** Path value by name; the router has put it there. */
export function value(match: Match, name: string): string {
  return match.values[name] ?? '';
}
