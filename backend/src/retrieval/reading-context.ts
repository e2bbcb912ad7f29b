import { AppError } from '../errors/app-error.js';
import type { Scope, Site } from './site-catalog.js';

/** The locale and version in which a reader asks. */
export interface ReadingContext {
  locale?: string;
  version?: string;
}

/** Where a search looks: the scope, and the version when the site has any. */
export interface SearchScope {
  scope: Scope;
  version?: string;
}

/**
 * The scope and version that serve a reader best. Locale: the one asked, its language alone, the site's default, the
 * first. Version: the one asked, the site's default; none when the pages carry no versions.
 * Scopes whose first upload is still being applied do not count. Throws `unknown_site` when there are no others.
 */
export function chooseScope(site: Site, { locale, version }: ReadingContext): SearchScope {
  const scope = scopeFor(site, locale);
  if (!scope) {
    throw new AppError('unknown_site', `The site "${site.site}" has no indexed pages yet.`, {
      sentence: 'site_not_indexed',
    });
  }
  const has = (wanted: string | undefined): wanted is string =>
    wanted !== undefined && scope.versions.includes(wanted);
  return {
    scope,
    version: has(version) ? version : has(site.default_version) ? site.default_version : undefined,
  };
}

/** The locale of the docs that serve a reader best; the one asked, or English, while the site has no pages. */
export function docsLocale(site: Site, locale: string | undefined): string {
  return scopeFor(site, locale)?.locale ?? locale ?? 'en';
}

function scopeFor(site: Site, locale: string | undefined): Scope | undefined {
  const scopes = site.scopes.filter(({ indexedAt }) => indexedAt !== '');
  const named = (wanted: string | undefined): Scope | undefined =>
    wanted === undefined
      ? undefined
      : scopes.find((scope) => scope.locale.toLowerCase() === wanted.toLowerCase());
  return named(locale) ?? named(locale?.split('-')[0]) ?? named(site.default_locale) ?? scopes[0];
}
