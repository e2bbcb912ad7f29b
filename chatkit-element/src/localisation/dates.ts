/**
 * Reads a moment as ChatKit servers write it: ISO 8601 with `Z`, an offset, or neither (then local time), and up to six
 * fraction digits. Undefined for anything else.
 */
export function parseDateTime(value: string): Date | undefined {
  const date = new Date(value.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago a moment was, in words: "3 days ago", "now". */
export function timeSince(date: Date, now: Date, locale: string): string {
  const seconds = Math.max(0, (now.getTime() - date.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of units) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(0, 'second');
}

/** The first of some locales that dates can be written in; English when there is none. */
export function usableLocale(...locales: (string | undefined)[]): string {
  return locales.find((locale) => locale && isWellFormed(locale)) ?? 'en';
}

function isWellFormed(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}
