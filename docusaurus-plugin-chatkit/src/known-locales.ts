import type { I18n } from '@docusaurus/types';
import type { WidgetOptions } from './options.js';

/**
 * Throws where an option of the widget has a value for a locale that the site does not have, such as a misspelt one. The
 * language of one of its locales will do: `pt` for `pt-BR`.
 */
export function assertKnownLocales(widget: WidgetOptions, { locales }: Pick<I18n, 'locales'>): void {
  const known = new Set(locales.flatMap((locale) => [locale, locale.split(/[-_]/)[0]!.toLowerCase()]));
  for (const [name, value] of Object.entries(widget) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const unknown = Object.keys(value).find((locale) => !known.has(locale));
    if (unknown === undefined) continue;
    throw new Error(
      `"widget.${name}" has a value for "${unknown}", which is not a locale of this site. Its locales are: ${locales.join(', ')}.`,
    );
  }
}
