import type { Meter } from '@opentelemetry/api';
import type { QueueReading } from '#server/store/queue-readings.ts';
import { metrics } from './signals.ts';
import type { Telemetry } from './telemetry.ts';

/** The kinds of queued work that the school's lists wait for. */
const registerKinds: readonly string[] = ['attestation-row', 'compliance-row'];

export type Meters = Pick<Telemetry, 'accepted' | 'delivered' | 'throttled' | 'watchQueues'> & {
  readonly tap: (milliseconds: number, channel: string) => void;
};

export function createMeters(meter: Meter): Meters {
  const acceptances = meter.createCounter(metrics.acceptances);
  const deliveries = meter.createCounter(metrics.deliveries);
  const throttles = meter.createCounter(metrics.throttles);
  const taps = meter.createHistogram(metrics.tap, { unit: 'ms' });
  return {
    accepted: (channel) => acceptances.add(1, { channel }),
    delivered: (rung, outcome) => deliveries.add(1, { rung, outcome }),
    throttled: (budget) => throttles.add(1, { budget }),
    tap: (milliseconds, channel) => taps.record(milliseconds, { channel }),
    watchQueues: (read) => watchQueues(meter, read),
  };
}

function watchQueues(meter: Meter, read: () => Promise<readonly QueueReading[]>): void {
  const depth = meter.createObservableGauge(metrics.queueDepth);
  const age = meter.createObservableGauge(metrics.queueAge, { unit: 's' });
  const givenUp = meter.createObservableGauge(metrics.queueGivenUp);
  const lag = meter.createObservableGauge(metrics.registerLag, { unit: 's' });
  meter.addBatchObservableCallback(
    async (told) => {
      // While the database is away there is nothing to tell of its queues.
      const queues = await read().catch(() => []);
      for (const queue of queues) {
        told.observe(depth, queue.waiting, { kind: queue.kind });
        told.observe(age, queue.age, { kind: queue.kind });
        told.observe(givenUp, queue.givenUp, { kind: queue.kind });
      }
      const rows = queues.filter(({ kind }) => registerKinds.includes(kind));
      if (rows.length > 0) told.observe(lag, Math.max(...rows.map((row) => row.age)));
    },
    [depth, age, givenUp, lag],
  );
}
