/** Seconds that a service asks to wait, by its `retry-after-ms` or `retry-after` (seconds or a date); undefined when it does not. */
export function retryAfterSeconds(headers: Headers | undefined): number | undefined {
  const ms = headers?.get('retry-after-ms');
  const after = headers?.get('retry-after');
  if (ms?.trim() && Number(ms) >= 0) return Number(ms) / 1000;
  if (!after?.trim()) return undefined;
  const seconds = Number.isNaN(Number(after)) ? (Date.parse(after) - Date.now()) / 1000 : Number(after);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
