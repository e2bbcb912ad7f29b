import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { IndexingError } from '../indexing/indexing-error.js';

/** A page as the site served it. */
export interface KeptPage {
  /** As the sitemap lists it. */
  url: string;
  /** Where redirects ended. */
  finalUrl: string;
  /** When it was fetched, or was found to be the same, in ms since 1970. */
  checkedAt: number;
  etag?: string;
  lastModified?: string;
  /** Whether a header tells search engines not to index it. */
  noIndex: boolean;
  html: string;
}

/** The crawl that the folder is of. */
interface CrawlRecord {
  sitemap: string;
  startedAt: number;
  isFinished: boolean;
}

const RECORD_FILE = 'crawl.json';
const PAGES_FOLDER = 'pages';

/** After so long a crawl is not continued, but begun anew: its pages may have changed. */
const LONGEST_CRAWL_MS = 24 * 60 * 60 * 1000;

/**
 * What a crawl keeps on disk: each page as it was fetched, a file each, and when the crawl began. Files are replaced as
 * a whole, so that it can be killed at any moment; what cannot be read counts as not there.
 */
export class CrawlState {
  private constructor(
    readonly folder: string,
    private readonly record: CrawlRecord,
    /** Whether an interrupted crawl is continued. */
    readonly isContinued: boolean,
  ) {}

  /** Opens the folder, and continues the crawl of this sitemap that was interrupted, if any. */
  static async open(folder: string, sitemap: string): Promise<CrawlState> {
    await orExplain(folder, () => mkdir(join(folder, PAGES_FOLDER), { recursive: true }));
    const before = await readRecord(folder);
    const age = Date.now() - (before?.startedAt ?? 0);
    if (before?.sitemap === sitemap && !before.isFinished && age >= 0 && age < LONGEST_CRAWL_MS) {
      return new CrawlState(folder, before, true);
    }
    const state = new CrawlState(folder, { sitemap, startedAt: Date.now(), isFinished: false }, false);
    await state.writeRecord();
    return state;
  }

  /** The page as it was fetched last, by this crawl or an earlier one. */
  async find(url: string): Promise<KeptPage | undefined> {
    try {
      const bytes = await promisify(gunzip)(await readFile(this.fileOf(url)));
      const page = JSON.parse(bytes.toString('utf8')) as KeptPage;
      return page.url === url && typeof page.html === 'string' && URL.canParse(page.finalUrl)
        ? page
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether this very crawl has the page already. */
  isCurrent({ checkedAt }: KeptPage): boolean {
    return checkedAt >= this.record.startedAt;
  }

  /** Keeps a page in the place of its earlier form. */
  async keep(page: KeptPage): Promise<void> {
    const bytes = await promisify(gzip)(JSON.stringify(page));
    await this.write(this.fileOf(page.url), bytes);
  }

  /** The crawl is done: the next one checks every page anew. What is not among `urls` is no longer kept. */
  async finish(urls: string[]): Promise<void> {
    await this.writeRecord({ isFinished: true });
    const files = new Set(urls.map((url) => this.fileOf(url)));
    for (const name of await readdir(join(this.folder, PAGES_FOLDER))) {
      const file = join(this.folder, PAGES_FOLDER, name);
      if (!files.has(file)) await rm(file, { force: true });
    }
  }

  private fileOf(url: string): string {
    const name = createHash('sha256').update(url).digest('hex').slice(0, 32);
    return join(this.folder, PAGES_FOLDER, `${name}.json.gz`);
  }

  private async writeRecord(changes: Partial<CrawlRecord> = {}): Promise<void> {
    await this.write(join(this.folder, RECORD_FILE), JSON.stringify({ ...this.record, ...changes }));
  }

  private async write(file: string, content: string | Buffer): Promise<void> {
    await orExplain(this.folder, async () => {
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, content);
      await rename(unfinished, file);
    });
  }
}

async function readRecord(folder: string): Promise<CrawlRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, RECORD_FILE), 'utf8')) as CrawlRecord;
  } catch {
    return undefined;
  }
}

async function orExplain(folder: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new IndexingError(
      `Pages cannot be kept in ${folder} (${(cause as Error).message}). Make room there, or choose another folder with --state.`,
      { cause },
    );
  }
}
