import logger from '@docusaurus/logger';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { extendCli } from './cli.js';
import { toClientConfig } from './client-config.js';
import { readIndexKey } from './indexing/index-key.js';
import { assertKnownLocales } from './known-locales.js';
import { indexLocale } from './indexing/index-locale.js';
import { listPages } from './indexing/list-pages.js';
import { writeManifest } from './indexing/page-manifest.js';
import type { PluginOptions } from './options.js';
import { defaultSiteId, siteOrigin } from './site-id.js';
import { type DocsVersions, readVersions } from './versions.js';

export { validateOptions } from './options.js';
export type { Options, PluginOptions } from './options.js';

const PLUGIN_NAME = 'docusaurus-plugin-chatkit';

/** The address as the service takes it, a path of the site made whole; empty stays empty. */
function toContactUrl(contactUrl: string, origin: string): string {
  return contactUrl && new URL(contactUrl, origin).href;
}

/** Puts the chat widget on every page of a site, and its built pages into the service's index. */
export default function pluginChatKit(context: LoadContext, options: PluginOptions): Plugin | null {
  if (context.siteConfig.future.experimental_router === 'hash') {
    logger.warn(
      `${PLUGIN_NAME} does not support the hash router, whose pages have no HTML to index: it is disabled.`,
    );
    return null;
  }
  assertKnownLocales(options.widget, context.i18n);
  const siteId = options.siteId ?? defaultSiteId(context);
  let versions: DocsVersions = readVersions({});

  return {
    name: PLUGIN_NAME,

    getClientModules: () => ['./client/launcher.css', './client/index.js'],

    async allContentLoaded({ allContent, actions }) {
      versions = readVersions(allContent);
      actions.setGlobalData(toClientConfig(options, siteId, context.i18n, versions));
    },

    async postBuild(site) {
      const { siteConfig, i18n, outDir } = site;
      const built = await writeManifest({
        folder: outDir,
        manifest: {
          locale: i18n.currentLocale,
          site: {
            base_url: siteOrigin(site),
            default_locale: i18n.defaultLocale,
            default_version: versions.defaultName,
            versions: versions.names,
            instructions: options.answers.instructions,
            contact_url: toContactUrl(options.answers.contactUrl, siteOrigin(site)),
          },
          titleSuffix: ` ${siteConfig.titleDelimiter} ${siteConfig.title}`,
          noIndex: siteConfig.noIndex,
          pages: listPages(site, versions, options.indexing.exclude),
        },
      });
      if (options.indexing.onBuild) {
        await indexLocale(built, { backendUrl: options.backendUrl, siteId, indexKey: readIndexKey('build') });
      }
    },

    extendCli(cli) {
      extendCli(cli, { siteDir: context.siteDir, siteId, backendUrl: options.backendUrl });
    },
  };
}
