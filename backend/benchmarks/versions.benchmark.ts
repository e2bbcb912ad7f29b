import type { Benchmark } from './benchmark.ts';
import { Documentation, type Page } from './corpus/documentation.ts';
import { compare } from './harness/compare.ts';
import { search } from './processes/requests.ts';
import { startService } from './processes/service.ts';
import { removeFolder, temporaryFolder } from './processes/temporary-folder.ts';
import { upload } from './processes/upload.ts';

const LOCALES = ['en', 'de', 'fr'];
const VERSIONS = ['6.0', '5.0', '4.0', '3.0', '2.0', '1.0'];
const [locale, version] = [LOCALES[0]!, VERSIONS[0]!];

/** A search of a site that keeps many versions in many locales, against one of the same pages alone. */
export const versions: Benchmark = {
  name: 'versions',
  title: 'Versions and locales',
  async run({ isQuick, progress }) {
    const [pages, samples] = isQuick ? [20, 30] : [200, 200];
    const documentation = new Documentation();
    const asked = documentation.questions(samples, pages);
    const dataDir = temporaryFolder();
    const service = await startService(dataDir);
    const index = async (site: string, ofLocale: string, ofVersions: string[]): Promise<void> => {
      progress(`indexing ${pages} pages in ${ofLocale}, versions: ${ofVersions.length}`);
      await upload(service.url, {
        site,
        locale: ofLocale,
        metadata: { default_locale: locale, default_version: version, versions: ofVersions },
        pages: inVersions([...documentation.pages(pages)], ofVersions),
      });
    };
    try {
      await index('one', locale, [version]);
      for (const each of LOCALES) await index('many', each, VERSIONS);
      progress(`asking ${samples} questions`);
      const ask = (site: string) => (sample: number) =>
        search(service.url, { site, q: asked[sample]!, locale, version });
      const times = await compare(
        { measured: ask('many'), reference: ask('one') },
        { samples, warmUps: Math.ceil(samples / 2) },
      );
      return [
        {
          what: `${VERSIONS.length} versions, ${LOCALES.length} locales of ${pages} pages, against one of each`,
          ...times,
          unit: 'ms',
          budget: { of: 'ratio', atMost: 1.25 },
        },
      ];
    } finally {
      await service.stop();
      removeFolder(dataDir);
    }
  },
};

function* inVersions(pages: Page[], ofVersions: string[]): Generator<Page> {
  for (const each of ofVersions) {
    for (const page of pages) yield { ...page, url: `/${each}${page.url}`, version: each };
  }
}
