import type { Change, Changes, Comparison } from './comparison.js';
import type { Evaluation } from './evaluation.js';
import { answerLengths, listFigures } from './figures.js';
import { chanceOfSplit } from './metrics.js';
import type { Miss } from './misses.js';
import type { UnfoundAddress } from './unfound-addresses.js';

/** A figure with three decimals. */
export const toDecimal = (value: number): string => value.toFixed(3);
/** A difference with its sign. */
export const toDifference = (value: number): string =>
  `${value < 0 ? '−' : '+'}${toDecimal(Math.abs(value))}`;
/** An interval. */
export const toInterval = (low: number, high: number): string => `${low.toFixed(2)} – ${high.toFixed(2)}`;

/** What the intervals beside figures mean. */
export const INTERVAL_MEANING =
  'In 95 of 100 cases the interval holds the figure that ever more questions like these would give. Fewer questions make it wider.';

/** What was asked, in a line. */
export function describeRun({ site, backendUrl, outcomes }: Evaluation): string {
  const answerable = outcomes.filter(({ isAnswerable }) => isAnswerable).length;
  return `${site} at ${backendUrl}: ${outcomes.length} questions, ${answerable} of them answerable`;
}

/** A run for a terminal: the figures come last, where they are seen. */
export function toTextReport(evaluation: Evaluation, misses: Miss[]): string {
  const { figures, outcomes, comparison, unfound } = evaluation;
  const rows = listFigures(figures).map(({ label, figure }) => [
    label,
    toDecimal(figure.value),
    toInterval(figure.low, figure.high),
    String(figure.of),
  ]);
  const lengths = answerLengths(outcomes);
  return [
    ...misses.map(toMiss),
    unfound.length > 0 &&
      [UNFOUND_MEANING, ...unfound.map((address) => `  ${describeUnfound(address)}`)].join('\n'),
    describeRun(evaluation),
    toColumns([['', 'figure', '95 % interval', 'questions'], ...rows]),
    lengths && `The longest answer has ${lengths.longest} characters, the middle one ${lengths.median}.`,
    INTERVAL_MEANING,
    comparison && toComparison(evaluation.site, comparison),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function toComparison(site: string, comparison: Comparison): string {
  const { figures, pages, headings, answers, added, gone } = comparison;
  const rows = figures.map(({ label, before, now }) => [
    label,
    toDecimal(before),
    toDecimal(now),
    toDifference(now - before),
  ]);
  return [
    describeComparison(site, comparison),
    toColumns([['', 'before', 'now', 'difference'], ...rows]),
    ...toChanges('Pages', pages),
    ...toChanges('Headings', headings),
    ...toChanges('Answers', answers),
    ...([pages, headings, answers].some(isChanged) ? [] : ['No question got better or worse.']),
    ...toList('New questions', added),
    ...toList('Questions that are gone', gone),
  ].join('\n\n');
}

/** With what a run is compared, and what to mind about that. */
export function describeComparison(site: string, { site: other, askedAt, shared }: Comparison): string {
  const sentences = [
    `Compared with the run of ${askedAt}, over the ${shared} questions that both have asked, judged by what is expected now.`,
  ];
  if (other !== site) sentences.push(`Mind that it asked another site, "${other}".`);
  return sentences.join(' ');
}

/** Whether any question got better or worse. */
export function isChanged({ better, worse }: Changes): boolean {
  return better.length + worse.length > 0;
}

/** How many questions got better and worse, and whether luck explains it. */
export function describeChanges(what: string, { better, worse }: Changes): string {
  const counts = `${what}: ${better.length} better, ${worse.length} worse.`;
  const chance = chanceOfSplit(better.length, worse.length);
  const percent = chance < 0.01 ? 'less than 1' : Math.round(chance * 100);
  const verdict = chance < 0.05 ? 'This is hardly luck' : 'This may well be luck';
  return `${counts} ${verdict}: tossed coins split as unevenly in ${percent} % of cases.`;
}

function toChanges(what: string, changes: Changes): string[] {
  if (!isChanged(changes)) return [];
  const { better, worse } = changes;
  const list = (mark: string, listed: Change[]) =>
    listed.map(({ question, before, now }) => `  ${mark} ${before} → ${now}: ${question}`);
  return [[describeChanges(what, changes), ...list('better', better), ...list('worse ', worse)].join('\n')];
}

function toList(title: string, questions: string[]): string[] {
  if (questions.length === 0) return [];
  return [[`${title}: ${questions.length}`, ...questions.map((question) => `  ${question}`)].join('\n')];
}

function toMiss({ line, what, question, wanted, found }: Miss): string {
  const list = (addresses: string[]) => addresses.join('\n         ') || 'nothing';
  return `Line ${line}, ${what}: ${question}\n  wanted ${wanted.length > 0 ? list(wanted) : 'no answer'}\n  found  ${list(found)}`;
}

/** What expected addresses that no search returned may mean. */
export const UNFOUND_MEANING =
  'No search returned these pages and headings, not even one for their own words. Are they written as the site has them, and indexed? What stands under a heading with next to no text of its own is found as the heading above or below it.';

/** An expected address that no search returned, and where it is expected. */
export function describeUnfound({ address, lines }: UnfoundAddress): string {
  return `${address} (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')})`;
}

/** Rows as aligned columns, the first to the left and the others to the right. */
function toColumns(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const align = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((row) => row.map(align).join('   ').trimEnd()).join('\n');
}
