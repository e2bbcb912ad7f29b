import type { I18n } from '@docusaurus/types';
import type { ClientConfig } from './client/config.js';
import type { Localized, PluginOptions, StarterPrompt, WidgetKind } from './options.js';
import { defaultTexts, localize } from './texts.js';
import type { DocsVersions } from './versions.js';

/** Chooses what the browser gets to know: the options it needs, in the current locale's language, nothing secret. */
export function toClientConfig(
  options: PluginOptions,
  siteId: string,
  i18n: I18n,
  versions: DocsVersions,
): ClientConfig {
  const { backendUrl, domainKey, scriptUrl, ui } = options;
  const { position, shortcut, prompts, launcherLabel, title, ...texts } = options.widget;
  const locale = i18n.currentLocale;
  const inLocale = <Value>(value: Localized<Value> | undefined) =>
    localize(value, locale, i18n.defaultLocale);
  const defaults = defaultTexts(i18n.localeConfigs[locale]?.htmlLang ?? locale);
  const ownTitle = inLocale(title) ?? defaults.title;

  return {
    backendUrl,
    siteId,
    locale,
    widget: chooseWidget(ui, domainKey),
    ...(domainKey && ui !== 'self-hosted' && { openai: { scriptUrl, domainKey } }),
    position,
    shortcut,
    texts: {
      ...defaults,
      title: ownTitle,
      launcher: inLocale(launcherLabel) ?? ownTitle,
      greeting: inLocale(texts.greeting) ?? defaults.greeting,
      placeholder: inLocale(texts.placeholder) ?? defaults.placeholder,
      disclaimer: inLocale(texts.disclaimer),
      consent: inLocale(texts.consent),
    },
    prompts: (inLocale<StarterPrompt[]>(prompts) ?? []).map((prompt) =>
      typeof prompt === 'string' ? { label: prompt, prompt } : prompt,
    ),
    versions: versions.names.length > 0 ? versions.roots.map(({ path, version }) => ({ path, version })) : [],
  };
}

function chooseWidget(ui: WidgetKind, domainKey: string | undefined): ClientConfig['widget'] {
  if (ui !== 'auto') return ui;
  return domainKey ? 'openai-or-self-hosted' : 'self-hosted';
}
