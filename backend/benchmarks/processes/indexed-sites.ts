import { Documentation } from '../corpus/documentation.ts';
import { memoryOf, type ProcessMemory } from './memory.ts';
import { startService } from './service.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';
import { upload } from './upload.ts';

/** The data of a service that has indexed made-up docs, and stopped. */
export interface IndexedSite {
  dataDir: string;
  site: string;
  passages: number;
  /** Of the service right after it had indexed all of it. */
  memory: ProcessMemory;
  /** Questions that the docs may answer. */
  questions(count: number): string[];
}

const SITE = 'docs';
const PROGRESS_EVERY_MS = 5_000;

/** Indexes docs of the sizes that are asked for, each once in a run. */
export class IndexedSites {
  private readonly indexed = new Map<number, Promise<IndexedSite>>();
  private readonly progress: (message: string) => void;

  constructor(progress: (message: string) => void) {
    this.progress = progress;
  }

  /** Docs of so many pages; no service may run on them when another one starts. */
  withPages(count: number): Promise<IndexedSite> {
    const known = this.indexed.get(count);
    if (known) return known;
    const indexing = this.index(count);
    this.indexed.set(count, indexing);
    return indexing;
  }

  /** Removes all data. */
  async remove(): Promise<void> {
    for (const indexing of this.indexed.values()) {
      const site = await indexing.catch(() => undefined);
      if (site) removeFolder(site.dataDir);
    }
  }

  private async index(count: number): Promise<IndexedSite> {
    const dataDir = temporaryFolder();
    const documentation = new Documentation();
    this.progress(`indexing ${count} pages`);
    const service = await startService(dataDir);
    let shown = performance.now();
    try {
      const { passages } = await upload(
        service.url,
        { site: SITE, pages: documentation.pages(count) },
        ({ done, total }) => {
          if (performance.now() - shown < PROGRESS_EVERY_MS) return;
          shown = performance.now();
          this.progress(`indexed ${done} of ${total} pages`);
        },
      );
      const memory = memoryOf(service.pid);
      const questions = (wanted: number): string[] => documentation.questions(wanted, count);
      return { dataDir, site: SITE, passages, memory, questions };
    } finally {
      await service.stop();
    }
  }
}

/** The site of 100,000 passages on which our budgets are set; a small one for a quick run. */
export function largeSite(sites: IndexedSites, isQuick: boolean): Promise<IndexedSite> {
  return sites.withPages(isQuick ? 200 : 10_000);
}
