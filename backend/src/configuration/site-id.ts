/** What a site's id looks like. */
export const SITE_ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,62}$/;

export const SITE_ID_MESSAGE =
  'site must be a site id: 1 to 63 lower-case letters, digits and dashes, not beginning with a dash';

export function isSiteId(text: string): boolean {
  return SITE_ID_PATTERN.test(text);
}
