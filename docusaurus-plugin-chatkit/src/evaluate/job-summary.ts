import type { Change, Changes } from './comparison.js';
import type { Evaluation } from './evaluation.js';
import { listFigures } from './figures.js';
import type { Miss } from './misses.js';
import {
  describeChanges,
  describeComparison,
  describeRun,
  describeUnfound,
  INTERVAL_MEANING,
  isChanged,
  toDecimal,
  toDifference,
  toInterval,
  UNFOUND_MEANING,
} from './text-report.js';

/** A run as Markdown, for the summary that GitHub Actions shows of a job. */
export function toJobSummary(evaluation: Evaluation, misses: Miss[]): string {
  const { site, figures, comparison, tooLow, unfound } = evaluation;
  const changes = new Map(comparison?.figures.map((figure) => [figure.name, figure]));
  const rows = listFigures(figures).map(({ name, label, figure }) => {
    const change = changes.get(name);
    return [
      label,
      toDecimal(figure.value),
      toInterval(figure.low, figure.high),
      String(figure.of),
      ...(comparison ? [change ? toDifference(change.now - change.before) : ''] : []),
    ];
  });
  const head = ['', 'figure', '95 % interval', 'questions', ...(comparison ? ['difference'] : [])];
  return [
    '### Answers from the docs',
    ...tooLow.map((sentence) => `**${escape(sentence)}**`),
    escape(describeRun(evaluation)),
    toTable([head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]),
    INTERVAL_MEANING,
    ...(comparison
      ? [
          escape(describeComparison(site, comparison)),
          toChanges('Pages', comparison.pages),
          toChanges('Headings', comparison.headings),
          toChanges('Answers', comparison.answers),
        ]
      : []),
    misses.length > 0 && `${misses.length} questions went wrong:\n\n${misses.map(toMiss).join('\n')}`,
    unfound.length > 0 &&
      `${UNFOUND_MEANING}\n\n${unfound.map((address) => `- ${escape(describeUnfound(address))}`).join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function toChanges(what: string, changes: Changes): string {
  const list = ({ question, before, now }: Change) => `- ${before} → ${now}: ${escape(question)}`;
  const { better, worse } = changes;
  if (!isChanged(changes)) return '';
  return `${describeChanges(what, changes)}\n\n${[...better, ...worse].map(list).join('\n')}`;
}

function toMiss({ line, what, question, found }: Miss): string {
  return `- line ${line}, ${what}: ${escape(question)} (found ${escape(found[0] ?? 'nothing')})`;
}

function toTable(rows: string[][]): string {
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Text that Markdown shows as it is, in one line. */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}
