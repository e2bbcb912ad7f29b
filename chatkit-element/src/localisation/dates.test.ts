import { parseDateTime, timeSince, usableLocale } from './dates.js';
import { stringsFor } from './strings.js';

describe('parseDateTime', () => {
  it('reads UTC, offsets and six fraction digits', () => {
    expect(parseDateTime('2026-01-01T12:00:00Z')?.toISOString()).toBe('2026-01-01T12:00:00.000Z');
    expect(parseDateTime('2026-01-01T12:00:00.250999+02:00')?.toISOString()).toBe('2026-01-01T10:00:00.250Z');
  });

  it('reads a moment without an offset as local time', () => {
    expect(parseDateTime('2026-01-01T12:00:00.250000')).toEqual(new Date(2026, 0, 1, 12, 0, 0, 250));
  });

  it('reads nothing into anything else', () => {
    expect(parseDateTime('yesterday')).toBeUndefined();
  });
});

describe('timeSince', () => {
  const now = new Date('2026-06-15T12:00:00Z');
  it.each([
    ['2026-06-15T11:59:40Z', 'now'],
    ['2026-06-15T11:30:00Z', '30 minutes ago'],
    ['2026-06-14T11:00:00Z', 'yesterday'],
    ['2026-06-01T12:00:00Z', '2 weeks ago'],
    ['2024-06-01T12:00:00Z', '2 years ago'],
    ['2026-06-15T13:00:00Z', 'now'],
  ])('says how long ago %s was: %s', (moment, words) => {
    expect(timeSince(new Date(moment), now, 'en')).toBe(words);
  });

  it('speaks the reader’s language', () => {
    expect(timeSince(new Date('2026-06-14T11:00:00Z'), now, 'de')).toBe('gestern');
  });
});

describe('usableLocale', () => {
  it('passes over what is missing, empty or no locale at all', () => {
    expect(usableLocale('de-CH', 'en')).toBe('de-CH');
    expect(usableLocale('', 'fr')).toBe('fr');
    expect(usableLocale('en_US', undefined)).toBe('en');
  });
});

describe('stringsFor', () => {
  it('falls back to the language, then to English', () => {
    expect(stringsFor('en-GB').send).toBe('Send message');
    expect(stringsFor('xx-YY').send).toBe('Send message');
    expect(stringsFor('constructor').send).toBe('Send message');
  });
});
