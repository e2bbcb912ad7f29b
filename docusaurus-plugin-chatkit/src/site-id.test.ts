import type { LoadContext } from '@docusaurus/types';
import { defaultSiteId } from './site-id.js';

type LocaleConfig = { url?: string; baseUrl?: string };

function site(
  url: string,
  baseUrl: string,
  locale = 'en',
  localeConfigs: { [locale: string]: LocaleConfig } = {},
) {
  const i18n = { currentLocale: locale, defaultLocale: 'en', locales: ['en', 'fr'], localeConfigs };
  return { siteConfig: { url, baseUrl }, i18n } as unknown as LoadContext;
}

describe('defaultSiteId', () => {
  it.each([
    ['https://docs.acme.dev', '/', 'docs-acme-dev'],
    ['https://acme.github.io', '/widgets/', 'acme-github-io-widgets'],
    ['https://Docs.Acme.dev', '/V2/', 'docs-acme-dev-v2'],
  ])('names a site at %s%s %s', (url, baseUrl, id) => {
    expect(defaultSiteId(site(url, baseUrl))).toBe(id);
  });

  it('is the same in every locale', () => {
    const known = {
      en: { url: 'https://acme.dev', baseUrl: '/docs/' },
      fr: { url: 'https://acme.fr', baseUrl: '/' },
    };
    expect(defaultSiteId(site('https://acme.fr', '/', 'fr', known))).toBe('acme-dev-docs');
    expect(defaultSiteId(site('https://acme.dev', '/docs/', 'en', known))).toBe('acme-dev-docs');
  });

  it('is the same in every locale on a Docusaurus that tells only the current locale’s baseUrl', () => {
    expect(defaultSiteId(site('https://acme.dev', '/docs/fr/', 'fr'))).toBe('acme-dev-docs');
    expect(defaultSiteId(site('https://acme.dev', '/docs/', 'en'))).toBe('acme-dev-docs');
    expect(defaultSiteId(site('https://acme.dev', '/docs/', 'fr'))).toBe('acme-dev-docs');
  });

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1',
    'https://your-docusaurus-site.example.com',
    'https://acme.test',
  ])('does not name a site after %s, which others use too', (url) => {
    const { hostname } = new URL(url);
    expect(() => defaultSiteId(site(url, '/'))).toThrow(
      new Error(
        `docusaurus-plugin-chatkit cannot name this site after "${hostname}", which other sites use too. ` +
          'Set the plugin’s option "siteId", for example siteId: "my-docs", or the site’s real "url".',
      ),
    );
  });

  it('asks for an id where the address makes too long a one', () => {
    expect(() => defaultSiteId(site('https://acme.dev', `/${'long-'.repeat(14)}/`))).toThrow(
      /Set the plugin’s option "siteId"/,
    );
  });
});
