import { DeliveryError } from '#src/domain/delivery.ts';

/** `person`: somebody has just acted and waits to see it; `bulk`: everything else, which gives way. */
export type Urgency = 'person' | 'bulk';

/** Seconds until so many of the booked units may have been spent, or seconds after which to ask for a booking again. */
export type Booking = { readonly waitFor: (units: number) => number } | { readonly askAgainIn: number };

export type Lane = {
  spend(units: number, urgency: Urgency): Promise<void>;
  throttled(seconds: number): Promise<void>;
  stop(): void;
};

type Shared = {
  /** Books units for this process if their turn comes within so many seconds. */
  book(units: number, urgency: Urgency, ahead: number): Promise<Booking>;
  /** Everybody goes slower by this factor, after a pause of so many seconds where there is one. */
  slowDown(factor: number, pause: number | null): Promise<void>;
  /** What one unit takes at full pace. */
  readonly unitSeconds: number;
  /** The window is so short that calls held up for a moment must not leave together. */
  readonly isTight: boolean;
};

type Waiting = {
  readonly units: number;
  readonly urgency: Urgency;
  readonly go: () => void;
  readonly fail: (error: unknown) => void;
  /** Places that were booked for it and missed. */
  readonly missed: number;
};
type Booked = Waiting & { readonly at: number };

/** How far ahead is booked, in seconds: what people do gets in before all bulk that is not booked yet. */
const ahead = { person: 2, bulk: 0.2 } as const;
/** Callers that book in one statement. */
const mostAtOnce = 50;
/** Where the window is tight: milliseconds by which calls may leave late without being spread anew. */
const usualDelay = 15;
/** A place that was missed by more is lost: others have theirs by now. */
const latestMs = 60;
/**
 * Of the latest calls, as many refused as tell that the limit is used up: everybody pauses. Half as many tell that it is near:
 * everybody goes slower. A few among many that go through met something else, a limit of one conversation or a service that
 * was short for a moment: only they wait then.
 */
const shareToPause = 0.25;
const shareToSlow = 0.125;
const fewCalls = 4;
/** How much slower everybody goes after a pause, and without one. */
export const slower = 0.9;
const slightlySlower = 0.97;
/** The latest: those of two seconds, and where a limit lets few through, as long as so many take. */
const latestCalls = 8;
/** On a machine that is always late a call leaves all the same. */
const mostMissed = 3;

/** The callers of one process that wait for one budget: people first, and each in the order they came. */
export function createLane(shared: Shared): Lane {
  let waiting: readonly Waiting[] = [];
  let booked: readonly Booked[] = [];
  let isBooking = false;
  let isStopped = false;
  let pausedUntil = 0;
  let interrupt: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let nextRelease = 0;
  let called: readonly number[] = [];
  let refused: readonly number[] = [];
  const gap = shared.isTight ? shared.unitSeconds * 960 : 0;
  const latelyMs = Math.max(2_000, latestCalls * shared.unitSeconds * 1_000);
  const lately = (at: number): boolean => at > performance.now() - latelyMs;

  const chunk = (): readonly Waiting[] => {
    const people = waiting.filter(({ urgency }) => urgency === 'person');
    const [first, ...others] = people.length > 0 ? people : waiting;
    if (!first) return [];
    const taken = [first];
    let units = first.units;
    for (const one of others.slice(0, mostAtOnce - 1)) {
      units += one.units;
      if (units * shared.unitSeconds > ahead[first.urgency]) break;
      taken.push(one);
    }
    return taken;
  };

  const release = (): void => {
    clearTimeout(timer);
    const missed: Waiting[] = [];
    letGo(missed);
    if (missed.length === 0) return;
    waiting = [...missed, ...waiting];
    void bookAll();
  };

  const letGo = (missed: Waiting[]): void => {
    for (;;) {
      const [first] = booked;
      if (!first) return;
      const now = performance.now();
      const due = Math.max(first.at, nextRelease);
      if (due > now) {
        timer = setTimeout(release, due - now);
        return;
      }
      booked = booked.slice(1);
      if (shared.isTight && now - due > latestMs && first.missed < mostMissed) {
        missed.push({ ...first, missed: first.missed + 1 });
        continue;
      }
      nextRelease = Math.max(nextRelease, now - usualDelay) + gap * first.units;
      called = [...called.filter(lately), now];
      first.go();
    }
  };

  const settle = (taken: readonly Waiting[], waitFor: (units: number) => number): void => {
    const now = performance.now();
    // Refused meanwhile: what was booked for the time of the pause is of no use.
    if (pausedUntil > now) return;
    waiting = waiting.filter((one) => !taken.includes(one));
    let units = 0;
    const more = taken.map((one) => {
      units += one.units;
      return { ...one, at: now + waitFor(units) * 1_000 };
    });
    booked = [...booked, ...more].sort((a, b) => a.at - b.at);
    release();
  };

  const bookAll = async (): Promise<void> => {
    if (isBooking) return;
    isBooking = true;
    while (waiting.length > 0 && !isStopped) {
      const taken = chunk();
      const urgency = taken[0]?.urgency ?? 'bulk';
      const units = taken.reduce((sum, one) => sum + one.units, 0);
      try {
        const booking = await shared.book(units, urgency, ahead[urgency]);
        if ('waitFor' in booking) settle(taken, booking.waitFor);
        else await sleepUnlessInterrupted(booking.askAgainIn);
      } catch (error) {
        waiting = waiting.filter((one) => !taken.includes(one));
        for (const one of taken) one.fail(error);
      }
    }
    isBooking = false;
  };

  /** A person who comes meanwhile need not wait for what bulk waits for. */
  const sleepUnlessInterrupted = (seconds: number): Promise<void> =>
    new Promise((done) => {
      const alarm = setTimeout(done, seconds * 1_000);
      interrupt = () => {
        clearTimeout(alarm);
        done();
      };
    });

  return {
    spend(units, urgency) {
      if (isStopped) return Promise.reject(stopping());
      return new Promise((go, fail) => {
        waiting = [...waiting, { units, urgency, go, fail, missed: 0 }];
        if (urgency === 'person') interrupt();
        void bookAll();
      });
    },
    async throttled(seconds) {
      refused = [...refused.filter(lately), performance.now()];
      const calls = called.filter(lately).length;
      const share = refused.length / calls;
      if (calls >= fewCalls && share < shareToSlow) return;
      if (calls >= fewCalls && share < shareToPause) return shared.slowDown(slightlySlower, null);
      pausedUntil = Math.max(pausedUntil, performance.now() + seconds * 1_000);
      clearTimeout(timer);
      waiting = [...booked, ...waiting];
      booked = [];
      await shared.slowDown(slower, seconds);
      void bookAll();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      const left = [...booked, ...waiting];
      booked = [];
      waiting = [];
      interrupt();
      for (const one of left) one.fail(stopping());
    },
  };
}

/** To whoever delivers, this is a wait like any other: the next process goes on with it. */
function stopping(): Error {
  return new DeliveryError('throttled', 'The product is stopping', 0);
}
