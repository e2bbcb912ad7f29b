import type { LoadContext } from '@docusaurus/types';
import { SITE_ID_PATTERN } from './options.js';

type Site = Pick<LoadContext, 'siteConfig' | 'i18n'>;

/** Hosts that many sites share: names reserved for examples and tests (RFC 2606), loopback, and Docusaurus' template. */
const SHARED_HOST =
  /(^|\.)(localhost|test|invalid|example|example\.(com|net|org))$|^127\.|^\[::1\]$|^0\.0\.0\.0$|^your-docusaurus-/;

/**
 * The id of a site that names none: a slug of its host and its default locale's `baseUrl`, the same in every locale.
 * Throws, saying to set `siteId`, where that would not be the site's own.
 */
export function defaultSiteId({ siteConfig, i18n }: Site): string {
  const { hostname } = new URL(siteOrigin({ siteConfig, i18n }));
  if (SHARED_HOST.test(hostname)) {
    throw new Error(
      `docusaurus-plugin-chatkit cannot name this site after "${hostname}", which other sites use too. ` +
        'Set the plugin’s option "siteId", for example siteId: "my-docs", or the site’s real "url".',
    );
  }
  const slug = `${hostname}${defaultBaseUrl({ siteConfig, i18n })}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!SITE_ID_PATTERN.test(slug)) {
    throw new Error(
      `docusaurus-plugin-chatkit cannot make a site id of at most 63 characters from "${siteConfig.url}". ` +
        'Set the plugin’s option "siteId", for example siteId: "my-docs".',
    );
  }
  return slug;
}

/** The origin that serves the site's default locale. */
export function siteOrigin({ siteConfig, i18n }: Site): string {
  return new URL(i18n.localeConfigs[i18n.defaultLocale]?.url ?? siteConfig.url).origin;
}

/** `baseUrl` as it was configured: Docusaurus appends the current locale, and before 3.9 keeps no other locale's. */
function defaultBaseUrl({ siteConfig, i18n }: Site): string {
  const { currentLocale, defaultLocale } = i18n;
  const known = i18n.localeConfigs[defaultLocale]?.baseUrl;
  if (known !== undefined || currentLocale === defaultLocale) return known ?? siteConfig.baseUrl;
  return siteConfig.baseUrl.replace(new RegExp(`/${currentLocale}/$`), '/');
}
