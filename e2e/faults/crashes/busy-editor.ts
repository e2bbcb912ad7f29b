import type { Random } from '../../random.js';
import type { ServiceClient, UploadedPage } from '../../service-client.js';

const PAGES = 40;
const PARTS = ['Beginning', 'Middle', 'End'];

/** The edition of each page, by its number. */
type Editions = Record<number, string>;

/** An editor who uploads pages of a site, one upload after the other, and remembers what was acknowledged. */
export class BusyEditor {
  /** What the site may be: the service may have applied an upload that it did not acknowledge. */
  private possible: Editions[] = [{}];
  private uploads = 0;

  /** `onAcknowledged` is told of every upload that the service may not lose from then on. */
  constructor(
    private readonly site: string,
    private readonly random: Random,
    private readonly onAcknowledged: () => void,
  ) {}

  /** Uploads the whole site, or some pages of it. Throws what the service is killed with meanwhile. */
  async upload(client: ServiceClient): Promise<void> {
    const edition = `edition${++this.uploads}`;
    if (this.uploads > 1 && this.random.percent(60)) {
      const first = this.random.integer(PAGES);
      const end = first + 1 + this.random.integer(8);
      const some = this.pages((number) => number >= first && number < end, edition);
      await this.send(
        (site) => ({ ...site, ...some }),
        () => client.upsert(this.site, toPages(some)),
      );
    } else {
      const kept = this.pages((number) => number in this.possible[0]! && this.random.percent(50));
      const whole = { ...this.pages(() => this.random.percent(80), edition), ...kept };
      await this.send(
        () => whole,
        () => client.index(this.site, toPages(whole)),
      );
    }
  }

  /** Looks at one page while uploads go on, and expects it to be of one edition. */
  async look(client: ServiceClient): Promise<void> {
    await editionOf(client, this.site, this.random.integer(PAGES));
  }

  /** Expects of an idle service that the site is what it acknowledged, each page whole. */
  async verify(client: ServiceClient): Promise<void> {
    const site: Editions = {};
    for (let number = 0; number < PAGES; number++) {
      const edition = await editionOf(client, this.site, number);
      if (edition !== undefined) site[number] = edition;
    }
    expect(this.possible).toContainEqual(site);
    this.possible = [site];
  }

  private async send(change: (site: Editions) => Editions, upload: () => Promise<void>): Promise<void> {
    const before = this.possible;
    const after = before.map(change);
    this.possible = [...before, ...after];
    await upload();
    this.possible = after;
    this.onAcknowledged();
  }

  private pages(isMeant: (number: number) => boolean, edition?: string): Editions {
    const numbers = Array.from({ length: PAGES }, (_, number) => number).filter(isMeant);
    return Object.fromEntries(numbers.map((number) => [number, edition ?? this.possible[0]![number]!]));
  }
}

function toPages(editions: Editions): UploadedPage[] {
  return Object.entries(editions).map(([number, edition]) => ({
    url: `/docs/page-${number}`,
    title: `Page ${number}`,
    format: 'markdown',
    content: PARTS.map(
      (part) => `## ${part}\n\nThe ${part} of subject${number} is told by ${edition}.\n`,
    ).join('\n'),
  }));
}

/** The edition of a page; undefined when it is not there. Expects all parts of it to be of one edition. */
async function editionOf(client: ServiceClient, site: string, number: number): Promise<string | undefined> {
  const found = await client.search(site, `subject${number}`);
  const parts = found.filter(({ page_url }) => page_url === `/docs/page-${number}`);
  const editions = parts.map(({ snippet }) => /told by (\w+)/.exec(snippet)?.[1]);
  if (parts.length === 0) return undefined;
  expect(editions).toEqual(PARTS.map(() => editions[0]));
  return editions[0];
}
