import { TENANT_ID } from '../identifiers.ts';
import type { Limit, Limits } from '../state/limits.ts';
import { GraphError } from './graph-error.ts';
import { DIRECTORY } from './limits.ts';

/** With no more than this share of a quota left, answers say how much is used. */
const TELLING_LEFT = 0.2;

/** GD throttling.md, throttling-limits.md; SharePoint's own: SPD how-to-avoid-getting-throttled-….md. */
export function throttled(wait: number, wanted: readonly Limit[], limits: Limits): GraphError {
  const code = wanted.some((limit) => limit.countRefused) ? 'activityLimitReached' : 'TooManyRequests';
  const directory = wanted.find(({ name }) => name === DIRECTORY);
  return new GraphError(429, code, 'Too many requests. Wait as long as the Retry-After header says.', {
    'Retry-After': String(wait),
    ...quotaHeaders(wanted, limits),
    ...(directory
      ? {
          'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${directory.of}/${TENANT_ID}`,
          'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
        }
      : {}),
  });
}

/** What answers tell of the quotas they drew on. */
export function quotaHeaders(wanted: readonly Limit[], limits: Limits): Record<string, string> {
  return { ...directoryHeaders(wanted, limits), ...sharePointHeaders(wanted, limits) };
}

/** SharePoint speaks of its minute alone. */
function sharePointHeaders(wanted: readonly Limit[], limits: Limits): Record<string, string> {
  const minute = wanted.find(({ countRefused, seconds }) => countRefused && seconds === 60);
  const usage = minute ? limits.usage(minute) : null;
  if (!usage || usage.remaining > usage.limit * TELLING_LEFT) return {};
  return {
    'RateLimit-Limit': String(usage.limit),
    'RateLimit-Remaining': String(usage.remaining),
    'RateLimit-Reset': String(usage.reset),
  };
}

function directoryHeaders(wanted: readonly Limit[], limits: Limits): Record<string, string> {
  const units = wanted.find(({ name }) => name === DIRECTORY);
  if (!units) return {};
  const usage = limits.usage(units);
  const left = usage ? usage.remaining / usage.limit : 1;
  return {
    'x-ms-resource-unit': String(units.cost ?? 1),
    ...(left <= TELLING_LEFT ? { 'x-ms-throttle-limit-percentage': (1 - left).toFixed(2) } : {}),
  };
}
