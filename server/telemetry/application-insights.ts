import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
  type AzureMonitorExporterOptions,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from '@azure/monitor-opentelemetry-exporter';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { createMeters } from './meters.ts';
import type { Piece, PieceKind, Telemetry } from './telemetry.ts';

/** Longer than this nothing is waited for: what cannot be told is let go. */
const answerWithin = 10_000;
const stopWithin = 3_000;
const metricsEvery = 60_000;

const kinds = {
  request: SpanKind.SERVER,
  work: SpanKind.CONSUMER,
  call: SpanKind.CLIENT,
} as const satisfies Record<PieceKind, SpanKind>;

/** What runs now. */
type Running = {
  readonly context: Context;
  readonly kind: PieceKind;
  calls: number;
  /** Told how long it took, in milliseconds. */
  readonly onEnd: ((took: number) => void)[];
};

/**
 * OpenTelemetry traces and metrics to Application Insights, by Microsoft's exporter: Azure Monitor takes plain OTLP only
 * through a collector. https://learn.microsoft.com/azure/azure-monitor/app/opentelemetry-configuration
 */
export function tellApplicationInsights(connectionString: string, role: string): Telemetry {
  const options = exporterOptions(connectionString);
  // The name of the machine may be a person's: an id that says nothing stands for it.
  const resource = resourceFromAttributes({
    'service.name': `countersign-${role}`,
    'service.instance.id': randomUUID(),
  });
  const spans = new WorthTelling(new AzureMonitorTraceExporter(options), { exportTimeoutMillis: answerWithin });
  const tracers = new BasicTracerProvider({ resource, spanProcessors: [spans] });
  const reader = new PeriodicExportingMetricReader({
    exporter: new AzureMonitorMetricExporter(options),
    exportIntervalMillis: metricsEvery,
    exportTimeoutMillis: answerWithin,
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const tracer = tracers.getTracer('countersign');
  const meter = createMeters(meters.getMeter('countersign'));
  const running = new AsyncLocalStorage<Running | null>();

  const begin = (kind: PieceKind, name: string, parent?: string): Piece => {
    const around = running.getStore();
    const context = (parent === undefined ? around?.context : contextOf(parent)) ?? ROOT_CONTEXT;
    if (around && kind === 'call') around.calls += 1;
    // The exporter names only what came over HTTP by itself.
    const attributes = kind === 'work' ? { 'ai.operation.name': name } : {};
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, context);
    const here: Running = { context: trace.setSpan(context, span), kind, calls: 0, onEnd: [] };
    const begun = performance.now();
    return {
      inside: (act) => running.run(here, act),
      end(how) {
        if (how.name !== undefined) span.updateName(how.name);
        span.setAttributes(how.facts);
        if (how.failed) span.setStatus({ code: SpanStatusCode.ERROR });
        // A worker that was woken by the clock and found nothing to do.
        if (kind === 'work' && parent === undefined && here.calls === 0 && !how.failed) spans.leaveOut(span);
        span.end();
        for (const tell of here.onEnd) tell(performance.now() - begun);
      },
    };
  };
  return {
    isOn: true,
    begin,
    here: () => traceParentOf(running.getStore()),
    apart: (act) => running.run(null, act),
    accepted(channel) {
      meter.accepted(channel);
      running.getStore()?.onEnd.push((took) => meter.tap(took, channel));
    },
    delivered: meter.delivered,
    throttled: meter.throttled,
    watchQueues: meter.watchQueues,
    async stop() {
      const gone = Promise.allSettled([tracers.forceFlush(), meters.forceFlush()]);
      await Promise.race([gone, new Promise((done) => setTimeout(done, stopWithin).unref())]);
      void Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
    },
  };
}

/** Sends in batches, and leaves out what tells nothing. */
class WorthTelling extends BatchSpanProcessor {
  private readonly leftOut = new WeakSet<object>();

  leaveOut(span: Span): void {
    this.leftOut.add(span);
  }

  override onEnd(span: ReadableSpan): void {
    if (!this.leftOut.has(span)) super.onEnd(span);
  }
}

function exporterOptions(connectionString: string): AzureMonitorExporterOptions {
  // The exporter reports on itself to Microsoft, and asks the machine's metadata for that, unless told not to by these:
  // https://learn.microsoft.com/azure/azure-monitor/app/statsbeat
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
  process.env['APPLICATIONINSIGHTS_SDKSTATS_DISABLED'] = 'true';
  return {
    connectionString,
    // Nothing is left behind on a disk.
    disableOfflineStorage: true,
    retryOptions: { maxRetries: 1 },
    additionalPolicies: [
      {
        position: 'perCall',
        policy: {
          name: 'give-up-in-time',
          sendRequest: (request, next) => {
            request.timeout = answerWithin;
            return next(request);
          },
        },
      },
    ],
  };
}

function traceParentOf(running: Running | null | undefined): string | undefined {
  const span = running && trace.getSpanContext(running.context);
  return span ? `00-${span.traceId}-${span.spanId}-01` : undefined;
}

function contextOf(traceParent: string): Context | undefined {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(traceParent) ?? [];
  if (!traceId || !spanId) return undefined;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: 1, isRemote: true });
}
