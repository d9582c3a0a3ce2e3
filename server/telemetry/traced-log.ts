import type { LogFacts, Logger } from '#server/log/logger.ts';
import type { Telemetry } from './telemetry.ts';

/** The same log, each line with the id of the trace it was written in, by which both are found together. */
export function tracedLog(log: Logger, telemetry: Telemetry): Logger {
  if (!telemetry.isOn) return log;
  const withTrace = (facts: LogFacts | undefined): LogFacts | undefined => {
    const here = telemetry.here();
    return here === undefined ? facts : { ...facts, traceId: here.split('-')[1] };
  };
  return {
    debug: (event, facts) => log.debug(event, withTrace(facts)),
    info: (event, facts) => log.info(event, withTrace(facts)),
    warn: (event, facts) => log.warn(event, withTrace(facts)),
    error: (event, facts) => log.error(event, withTrace(facts)),
  };
}
