import { parseArgs } from 'node:util';
import { normalizeBackendUrl, SITE_ID_PATTERN } from '../options.js';

/** What is measured, where, and what becomes of it. */
export interface EvaluateOptions {
  site: string;
  questions: string;
  backendUrl: string;
  /** The service's index key; a search needs none. */
  indexKey?: string;
  locale?: string;
  version?: string;
  answers: boolean;
  misses: boolean;
  json: boolean;
  save?: string;
  compare?: string;
  /** The least figures, 0 to 1, by the name of the figure. */
  least: { page_hit_5?: number; page_mrr_10?: number };
  timeoutMs: number;
}

export const HELP = `chatkit-evaluate --site <id> --questions <file.jsonl> [options]

Asks the docusaurus-chatkit service the questions of a file, and measures how well an indexed site answers them.

  --site <id>           the site's id at the service
  --questions <file>    the questions, one a line: {"question": "…", "pages": ["/docs/…"], "anchors": ["/docs/…#…"],
                        "must_contain": ["…"], "kind": "answerable | not_in_docs | off_topic | injection"}
  --answers             ask for answers too; needs the index key, and costs money where a model writes them
  --misses              list the questions that were missed, and what was found instead
  --save <file>         keep the run
  --compare <file>      tell what changed since a run that was kept
  --min-hit5 <share>    fail when page hit@5 is below this share, 0 to 1
  --min-mrr <share>     fail when page MRR@10 is below this share, 0 to 1
  --json                print the run as JSON
  --backend-url <url>   where the service is (default: http://127.0.0.1:8000)
  --locale <locale>     the docs to ask, where a question does not say
  --version <version>   the docs to ask, where a question does not say
  --timeout <seconds>   how long the service may take for one question (default: 120)
  --help                show this

The index key is taken from CHATKIT_INDEX_API_KEY. Exits with 0; with 1 when a figure is below what is asked for; with 2
when nothing was measured.`;

const flag = { type: 'boolean' } as const;
const text = { type: 'string' } as const;
const ACCEPTED = {
  site: text,
  questions: text,
  answers: flag,
  misses: flag,
  save: text,
  compare: text,
  'min-hit5': text,
  'min-mrr': text,
  json: flag,
  'backend-url': text,
  locale: text,
  version: text,
  timeout: text,
  help: flag,
};

/** What the arguments and the environment say: options, a wish for help, or all that is wrong, each with its remedy. */
export function readOptions(
  args: string[],
  environment: NodeJS.ProcessEnv,
): { options: EvaluateOptions } | { faults: string[] } | 'help' {
  const { texts, flags, faults } = readArguments(args);
  if (flags.has('help')) return 'help';

  const backendUrl = normalizeBackendUrl(texts['backend-url'] ?? 'http://127.0.0.1:8000');
  const indexKey = environment.CHATKIT_INDEX_API_KEY?.trim();
  const { site = '', questions = '' } = texts;
  if (!SITE_ID_PATTERN.test(site)) {
    faults.push('--site must be the id under which the site is indexed, such as --site my-docs.');
  }
  if (!questions) faults.push('--questions must be the path of a JSON Lines file with the questions.');
  if (!backendUrl) faults.push('--backend-url must be an http(s) address: https://chat.example.com.');
  if (flags.has('answers') && !indexKey) {
    faults.push('--answers needs the service’s index key: set CHATKIT_INDEX_API_KEY.');
  }
  const page_hit_5 = readShare(texts, 'min-hit5', faults);
  const page_mrr_10 = readShare(texts, 'min-mrr', faults);
  const seconds = Number(texts.timeout ?? 120);
  if (!(seconds > 0)) faults.push('--timeout must be a number of seconds, such as 300.');
  if (faults.length > 0) return { faults };

  const { locale, version, save, compare } = texts;
  return {
    options: {
      site,
      questions,
      backendUrl: backendUrl!,
      indexKey,
      locale,
      version,
      answers: flags.has('answers'),
      misses: flags.has('misses'),
      json: flags.has('json'),
      save,
      compare,
      least: { page_hit_5, page_mrr_10 },
      timeoutMs: seconds * 1000,
    },
  };
}

type OptionName = keyof typeof ACCEPTED;

/** Not strict, since `parseArgs` would stop at the first fault. */
function readArguments(args: string[]) {
  const texts: Partial<Record<OptionName, string>> = {};
  const flags = new Set<OptionName>();
  const faults: string[] = [];
  const { tokens } = parseArgs({ args, options: ACCEPTED, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      faults.push(`"${token.value}" belongs to no option; --help lists them.`);
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOptionName(name)) faults.push(`There is no option ${rawName}; --help lists them.`);
    else if (ACCEPTED[name] === flag) {
      flags.add(name);
      if (value !== undefined) faults.push(`${rawName} takes no value: remove "=${value}".`);
    } else if (!value || value.startsWith('--')) {
      faults.push(`${rawName} needs a value: write ${rawName} <value>.`);
    } else texts[name] = value;
  }
  return { texts, flags, faults };
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(ACCEPTED, name);
}

function readShare(
  texts: Partial<Record<OptionName, string>>,
  name: 'min-hit5' | 'min-mrr',
  faults: string[],
): number | undefined {
  if (texts[name] === undefined) return undefined;
  const share = Number(texts[name]);
  if (share >= 0 && share <= 1) return share;
  faults.push(`--${name} must be a share from 0 to 1, such as --${name} .9.`);
  return undefined;
}
