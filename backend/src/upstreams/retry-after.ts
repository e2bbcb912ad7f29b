/**
 * Seconds until the next call may be made, as a reply's `Retry-After` (seconds or a date) or else its
 * `X-RateLimit-Reset` (seconds since 1970) says; undefined when neither names a time to come.
 */
export function readRetryAfter(headers?: Pick<Headers, 'get'>): number | undefined {
  const nowSeconds = Date.now() / 1000;
  const retryAfter = headers?.get('retry-after') ?? '';
  const reset = headers?.get('x-ratelimit-reset') ?? '';
  return [
    isNumber(retryAfter) ? Number(retryAfter) : Date.parse(retryAfter) / 1000 - nowSeconds,
    isNumber(reset) ? Number(reset) - nowSeconds : NaN,
  ].find((seconds) => seconds > 0);
}

function isNumber(header: string): boolean {
  return /^\d+(\.\d+)?$/.test(header);
}
