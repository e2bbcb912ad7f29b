import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { normalizeBackendUrl, SITE_ID_PATTERN } from '../options.js';

/** What to crawl, how, and where to send it: complete and valid. */
export interface CrawlOptions {
  sitemap: URL;
  siteId: string;
  locale: string;
  backendUrl: string;
  /** Globs of page paths; all pages where there is none. */
  include: string[];
  exclude: string[];
  /** Undefined: all pages, and none at all where they are surprisingly many. */
  maxPages?: number;
  requestsPerSecond: number;
  concurrency: number;
  /** How long a page, and separately the service, may take; undefined for what each takes by default. */
  timeoutMs?: number;
  stateFolder: string;
  allowFailures: boolean;
  allowPrivate: boolean;
  dryRun: boolean;
}

/** A command line that cannot be run: a sentence for each thing that is wrong with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
  }
}

export const DEFAULT_OPTIONS = {
  locale: 'en',
  backendUrl: 'http://127.0.0.1:8000',
  requestsPerSecond: 4,
  concurrency: 4,
};

export const HELP = `chatkit-crawl <sitemap url> --site <id> [options]

Indexes the site that a sitemap lists at the docusaurus-chatkit service: for a site that has no plugin. Takes the
service's index key from CHATKIT_INDEX_API_KEY. What is interrupted continues where it was; a later crawl fetches
what has changed.

  --site <id>            the site's id at the service, such as my-docs
  --locale <locale>      the language of its pages (default: ${DEFAULT_OPTIONS.locale})
  --backend-url <url>    the service (default: ${DEFAULT_OPTIONS.backendUrl})
  --include <glob>       only pages with such a path, such as "/docs/**"; may be repeated
  --exclude <glob>       no pages with such a path; may be repeated
  --max-pages <n>        only the first n pages
  --rate <n>             at most n requests a second (default: ${DEFAULT_OPTIONS.requestsPerSecond}); fewer where robots.txt asks for it
  --concurrency <n>      at most n requests at a time (default: ${DEFAULT_OPTIONS.concurrency})
  --timeout <seconds>    how long a page may take (default: 30), and the service without progress (default: 120)
  --state <folder>       where fetched pages are kept (default: .chatkit-crawl/<site>)
  --allow-failures       index what there is, however many pages failed
  --allow-private        read sites at addresses that are not public, such as localhost
  --dry-run              fetch and list the pages that would be sent, and send nothing
  --help                 this text`;

const OPTIONS = {
  site: { type: 'string' },
  locale: { type: 'string' },
  'backend-url': { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  'max-pages': { type: 'string' },
  rate: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  state: { type: 'string' },
  'allow-failures': { type: 'boolean' },
  'allow-private': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** A locale as Docusaurus writes them, such as `pt-BR`; it names a folder too. */
const LOCALE_PATTERN = /^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/;

/** Reads the arguments of the command; 'help' when that is asked for. Throws a UsageError that names all faults. */
export function readOptions(args: string[]): CrawlOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';

  const faults: string[] = [];
  function expect<Value>(value: Value | undefined, fault: string): Value {
    if (value === undefined) faults.push(fault);
    return value as Value;
  }
  function number(name: 'rate' | 'concurrency' | 'timeout' | 'max-pages', limits: NumberLimits) {
    const text = values[name];
    return text === undefined
      ? undefined
      : expect(readNumber(text, limits), `--${name} must be ${describe(limits)}.`);
  }

  const siteId = expect(
    values.site !== undefined && SITE_ID_PATTERN.test(values.site) ? values.site : undefined,
    '--site must be the id of the site: 1 to 63 lower-case letters, digits and dashes, such as --site my-docs.',
  );
  const { locale = DEFAULT_OPTIONS.locale } = values;
  const timeoutSeconds = number('timeout', { min: 1, max: 3600, example: 60 });
  const options: CrawlOptions = {
    sitemap: expect(
      positionals.length === 1 ? readSitemapUrl(positionals[0]!) : undefined,
      'Give one http(s) address of a sitemap, such as https://docs.example.com/sitemap.xml.',
    ),
    siteId,
    locale: expect(
      locale.length <= 35 && LOCALE_PATTERN.test(locale) ? locale : undefined,
      '--locale must be a language such as en or pt-BR.',
    ),
    backendUrl: expect(
      normalizeBackendUrl(values['backend-url'] ?? DEFAULT_OPTIONS.backendUrl),
      '--backend-url must be an http(s) address, such as https://chat.example.com.',
    ),
    include: values.include ?? [],
    exclude: values.exclude ?? [],
    maxPages: number('max-pages', { min: 1, max: 200_000, isWhole: true, example: 500 }),
    requestsPerSecond:
      number('rate', { min: 0.01, max: 1000, example: 2 }) ?? DEFAULT_OPTIONS.requestsPerSecond,
    concurrency:
      number('concurrency', { min: 1, max: 64, isWhole: true, example: 2 }) ?? DEFAULT_OPTIONS.concurrency,
    timeoutMs: timeoutSeconds && timeoutSeconds * 1000,
    stateFolder: values.state || join('.chatkit-crawl', siteId ?? ''),
    allowFailures: values['allow-failures'] ?? false,
    allowPrivate: values['allow-private'] ?? false,
    dryRun: values['dry-run'] ?? false,
  };
  if (faults.length > 0) throw new UsageError(faults);
  return options;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError([
      `${describeParseError(error as Error)} The options are listed by chatkit-crawl --help.`,
    ]);
  }
}

/** What `parseArgs` found, in a sentence; its own go on about dashes. */
function describeParseError({ message }: Error): string {
  const [, option] = /'(-[^' ]+)/.exec(message) ?? [];
  if (/unknown option/i.test(message)) return `There is no option ${option}.`;
  return message.includes('does not take') ? `${option} takes no value.` : `${option} needs a value.`;
}

function readSitemapUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username) return undefined;
  url.hash = '';
  return url;
}

interface NumberLimits {
  min: number;
  max: number;
  isWhole?: boolean;
  example: number;
}

function readNumber(text: string, { min, max, isWhole }: NumberLimits): number | undefined {
  const number = text.trim() === '' ? NaN : Number(text);
  const fits = number >= min && number <= max && (!isWhole || Number.isInteger(number));
  return fits ? number : undefined;
}

function describe({ min, max, isWhole, example }: NumberLimits): string {
  return `a ${isWhole ? 'whole ' : ''}number from ${min} to ${max}, such as ${example}`;
}
