/**
 * Seconds that a service asks to wait, by its `retry-after-ms`, `retry-after` (seconds or a date) or `x-ratelimit-reset`
 * (seconds since 1970, when still to come); undefined when it does not.
 */
export function retryAfterSeconds(headers: Pick<Headers, 'get'> | undefined): number | undefined {
  const ms = headers?.get('retry-after-ms');
  if (ms?.trim() && Number(ms) >= 0) return Number(ms) / 1000;
  const after = secondsUntil(headers?.get('retry-after'));
  if (after !== undefined) return Math.max(0, after);
  const reset = Number(headers?.get('x-ratelimit-reset')) - Date.now() / 1000;
  return reset > 0 ? reset : undefined;
}

function secondsUntil(header: string | null | undefined): number | undefined {
  if (!header?.trim()) return undefined;
  const seconds = Number.isNaN(Number(header)) ? (Date.parse(header) - Date.now()) / 1000 : Number(header);
  return Number.isFinite(seconds) ? seconds : undefined;
}
