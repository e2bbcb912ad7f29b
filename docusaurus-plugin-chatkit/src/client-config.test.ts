import type { I18n } from '@docusaurus/types';
import { toClientConfig } from './client-config.js';
import { DEFAULT_OPTIONS, type PluginOptions } from './options.js';
import { readVersions } from './versions.js';

const i18n = (currentLocale: string, htmlLang = currentLocale) =>
  ({
    currentLocale,
    defaultLocale: 'en',
    localeConfigs: { [currentLocale]: { htmlLang } },
  }) as unknown as I18n;

function configOf(options: Partial<PluginOptions>, locale = i18n('en')) {
  const complete = { id: 'default', backendUrl: 'https://chat.example.com', ...DEFAULT_OPTIONS, ...options };
  return toClientConfig(complete, 'my-docs', locale, readVersions({}));
}

describe('toClientConfig', () => {
  it('speaks the language of the locale, English where it does not know it', () => {
    expect(configOf({}, i18n('fr')).texts.title).toBe('Interroger la doc');
    expect(configOf({}, i18n('cn', 'zh-Hans')).texts.close).toBe('关闭');
    expect(configOf({}, i18n('eo')).texts.title).toBe('Ask the docs');
  });

  it('takes a text of the site by locale, then by language, then that of the default locale', () => {
    const widget = { ...DEFAULT_OPTIONS.widget, title: { en: 'Ask us', pt: 'Pergunte' } };
    expect(configOf({ widget }, i18n('pt-BR')).texts.title).toBe('Pergunte');
    expect(configOf({ widget }, i18n('fr')).texts.title).toBe('Ask us');
  });

  it('labels the launcher with the title unless it has a label of its own', () => {
    expect(configOf({ widget: { ...DEFAULT_OPTIONS.widget, title: 'Acme help' } }).texts.launcher).toBe(
      'Acme help',
    );
    const widget = { ...DEFAULT_OPTIONS.widget, title: 'Acme help', launcherLabel: 'Help' };
    expect(configOf({ widget }).texts).toMatchObject({ title: 'Acme help', launcher: 'Help' });
  });

  it('gives every prompt a label', () => {
    const widget = {
      ...DEFAULT_OPTIONS.widget,
      prompts: { en: ['How?', { label: 'Why', prompt: 'Why so?' }] },
    };
    expect(configOf({ widget }).prompts).toEqual([
      { label: 'How?', prompt: 'How?' },
      { label: 'Why', prompt: 'Why so?' },
    ]);
  });

  it('chooses OpenAI’s widget, with ours behind it, only for a site with a domain key', () => {
    expect(configOf({})).toMatchObject({ widget: 'self-hosted' });
    expect(configOf({})).not.toHaveProperty('openai');
    expect(configOf({ domainKey: 'domain_pk_1' })).toMatchObject({
      widget: 'openai-or-self-hosted',
      openai: { scriptUrl: DEFAULT_OPTIONS.scriptUrl, domainKey: 'domain_pk_1' },
    });
    expect(configOf({ domainKey: 'domain_pk_1', ui: 'openai' }).widget).toBe('openai');
    expect(configOf({ domainKey: 'domain_pk_1', ui: 'self-hosted' })).not.toHaveProperty('openai');
  });
});
