import type { QueueReading } from '#server/store/queue-readings.ts';

/** Words and numbers of our own: routes, kinds, codes, counts. Nothing that names a person, a policy or a school. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** `request`: somebody called us; `work`: what waited in the database; `call`: we call Microsoft. */
export type PieceKind = 'request' | 'work' | 'call';

/** A piece of a trace that has begun. */
export type Piece = {
  /** What runs inside, however long after, belongs to it. */
  inside<T>(act: () => T): T;
  end(how: { readonly name?: string; readonly facts: Facts; readonly failed: boolean }): void;
};

/** What is told about the product's own running, to whoever looks after it. */
export type Telemetry = {
  readonly isOn: boolean;
  /** Part of what runs now, or of what `here()` named in another process, or a trace of its own. */
  begin(kind: PieceKind, name: string, parent?: string): Piece;
  /** What runs now, as https://www.w3.org/TR/trace-context/ writes it; undefined where nothing does. */
  here(): string | undefined;
  /** Runs it as part of nothing: what is put off to later is no part of what put it off. */
  apart<T>(act: () => T): T;
  /** An acceptance is on disk; the request that brought it is a tap, whose time counts. */
  accepted(channel: string): void;
  delivered(rung: string, outcome: string): void;
  throttled(budget: string): void;
  /** Reads the queues whenever they are to be told of. */
  watchQueues(read: () => Promise<readonly QueueReading[]>): void;
  /** Sends what is left, as far as that goes in a moment. */
  stop(): Promise<void>;
};

const nothing: Piece = { inside: (act) => act(), end: () => undefined };

/** Tells nobody anything. */
export const silent: Telemetry = {
  isOn: false,
  begin: () => nothing,
  here: () => undefined,
  apart: (act) => act(),
  accepted: () => undefined,
  delivered: () => undefined,
  throttled: () => undefined,
  watchQueues: () => undefined,
  stop: async () => undefined,
};

/** Tells Application Insights, where its connection string is given. The packages for that are loaded only then. */
export async function openTelemetry(connectionString: string | null, role: string): Promise<Telemetry> {
  if (connectionString === null) return silent;
  const { tellApplicationInsights } = await import('./application-insights.ts');
  return tellApplicationInsights(connectionString, role);
}
