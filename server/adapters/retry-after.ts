/**
 * Seconds a service asks to wait, from `Retry-After` as a number or a date (RFC 9110, 10.2.3) and from SharePoint's
 * `RateLimit-Reset`, whichever is longer; null where it names neither.
 */
export function retryAfterSeconds(headers: Headers): number | null {
  const asked = [headers.get('retry-after'), headers.get('ratelimit-reset')].flatMap((value) => {
    const seconds = value === null ? null : secondsIn(value.trim(), headers.get('date'));
    return seconds === null ? [] : [seconds];
  });
  return asked.length === 0 ? null : Math.max(...asked);
}

function secondsIn(value: string, date: string | null): number | null {
  if (/^\d+$/.test(value)) return Number(value);
  const until = Date.parse(value);
  const from = Date.parse(date ?? '');
  // A date is only useful against the service's own clock, which it sends along.
  if (Number.isNaN(until) || Number.isNaN(from)) return null;
  return Math.max(0, Math.ceil((until - from) / 1000));
}
