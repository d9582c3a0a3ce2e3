import { createHash } from 'node:crypto';

/** What befalls a call. `lost` is a message that is taken with 202 and reaches nobody. */
export const mishaps = ['throttled', 'unavailable', 'hangs', 'reset', 'lost'] as const;
export type Mishap = (typeof mishaps)[number];

/** What a person is refused for ever: the installation, the conversation, or every message. */
export const refusals = ['app-refused', 'not-installed', 'bot-blocked'] as const;
export type Refusal = (typeof refusals)[number];

export type Blow = {
  readonly kind: Mishap;
  /** False: the call acts, and only its answer is lost. */
  readonly before: boolean;
  readonly retryAfter: number | null;
};

export type Call = {
  readonly method: string;
  readonly path: string;
  /** A part of a batch has no connection of its own. */
  readonly inBatch: boolean;
};

export type ChaosSettings = {
  /** How many of all calls come to grief, from 0 to 1. */
  readonly share: number;
  readonly seed: number;
  /** After so long the connection of a hanging call is closed; null leaves that to the client. */
  readonly hangSeconds: number | null;
};

export type Chaos = {
  readonly settings: ChaosSettings;
  /** Begins anew with these settings. */
  set(settings: ChaosSettings): void;
  /** What befalls this call; null for nothing. */
  strike(call: Call): Blow | null;
  /** A property of the person and the seed. */
  refusalOf(objectId: string): Refusal | null;
  /** Notes who will never get a message that was taken. */
  lose(call: Call, recipients: readonly string[]): void;
  report(): ChaosReport;
  clear(): void;
};

export type ChaosReport = ChaosSettings & {
  readonly calls: number;
  readonly struck: Readonly<Record<Mishap, number>>;
  readonly blows: readonly (Blow & { readonly method: string; readonly path: string })[];
  readonly lost: readonly { readonly path: string; readonly recipients: readonly string[] }[];
};

const MOST_BLOWS = 100_000;
/** A batch as a whole is hit by what happens to connections; the rest befalls its parts. */
const ofConnections: readonly Mishap[] = ['hangs', 'reset'];
const still: ChaosSettings = { share: 0, seed: 0, hangSeconds: null };

/**
 * Bad weather that comes again the same way with the same seed: the fate of a call hangs on its address and how often it was
 * made before, not on what else is under way.
 */
export function createChaos(): Chaos {
  let settings = still;
  let calls = 0;
  let struck = countsOfNone();
  const blows: ChaosReport['blows'][number][] = [];
  const lost: ChaosReport['lost'][number][] = [];
  const made = new Map<string, number>();
  const chance = (text: string) => fraction(`${settings.seed} ${text}`);

  const blowFor = (call: Call, name: string): Blow | null => {
    const roll = chance(name);
    if (roll >= settings.share) return null;
    const kinds = kindsFor(call);
    const kind = kinds[Math.floor((roll / settings.share) * kinds.length)] ?? 'unavailable';
    if (!fits(kind, call)) return null;
    const seconds = 1 + Math.floor(chance(`${name} wait`) * 2);
    const namesWait = kind === 'throttled' || (kind === 'unavailable' && chance(`${name} named`) < 0.5);
    return {
      kind,
      before: !ofConnections.includes(kind) || chance(`${name} before`) < 0.5,
      retryAfter: namesWait ? seconds : null,
    };
  };

  const begin = (next: ChaosSettings) => {
    settings = next;
    calls = 0;
    struck = countsOfNone();
    blows.length = 0;
    lost.length = 0;
    made.clear();
  };

  return {
    get settings() {
      return settings;
    },
    set: begin,
    strike(call) {
      if (settings.share === 0) return null;
      const name = `${call.method} ${call.path}`;
      const before = made.get(name) ?? 0;
      made.set(name, before + 1);
      calls += 1;
      const blow = blowFor(call, `${name} ${before}`);
      if (!blow) return null;
      struck[blow.kind] += 1;
      if (blows.length < MOST_BLOWS) blows.push({ ...blow, method: call.method, path: call.path });
      return blow;
    },
    refusalOf(objectId) {
      // Their part of the share: one kind of six.
      const share = settings.share / (mishaps.length + 1);
      const roll = share === 0 ? 1 : chance(`person ${objectId}`) / share;
      return refusals[Math.floor(roll * refusals.length)] ?? null;
    },
    lose: ({ path }, recipients) => lost.push({ path, recipients }),
    report: () => ({ ...settings, calls, struck: { ...struck }, blows: [...blows], lost: [...lost] }),
    clear: () => begin(still),
  };
}

/** Only what is taken with 202 can be lost without a word. */
function kindsFor({ path }: Call): readonly Mishap[] {
  const taken = /\/(sendMail|sendActivityNotificationToRecipients)$/.test(path);
  return taken ? mishaps : mishaps.filter((kind) => kind !== 'lost');
}

function fits(kind: Mishap, { path, inBatch }: Call): boolean {
  if (inBatch) return !ofConnections.includes(kind);
  return path !== '/$batch' || ofConnections.includes(kind);
}

function countsOfNone(): Record<Mishap, number> {
  return { throttled: 0, unavailable: 0, hangs: 0, reset: 0, lost: 0 };
}

/** An even number from 0 to 1 that hangs on the text alone. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
