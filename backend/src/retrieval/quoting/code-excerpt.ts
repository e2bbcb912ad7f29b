import type { UnitScores } from './unit-scores.js';

/** Stands for what is left out; no language takes it for code of its own. */
export const OMISSION = '…';
/** Two code blocks with so many lines in common say the same in two dialects. */
const REPEATED_SHARE = 0.6;

/**
 * The run of whole lines of a code block that says most about the question, at most `maxLength` characters, with `…`
 * where lines are left out; the first of equals. Empty when nothing fits.
 */
export function excerptCode(code: string, maxLength: number, scores: UnitScores): string {
  const lines = code.split('\n');
  const values = lines.map((line) => scores.of(line));
  const room = maxLength - 2 * (OMISSION.length + 1);
  let best = { value: -1, start: 0, end: 0 };
  let end = 0;
  let length = 0;
  let value = 0;
  for (let start = 0; start < lines.length; start += 1) {
    while (end < lines.length && length + lines[end]!.length <= room) {
      length += lines[end]!.length + 1;
      value += values[end]!;
      end += 1;
    }
    if (end > start && value > best.value) best = { value, start, end };
    if (end > start) {
      length -= lines[start]!.length + 1;
      value -= values[start]!;
    } else {
      end = start + 1;
    }
  }
  const kept = lines.slice(best.start, best.end);
  if (!kept.some((line) => line.trim())) return '';
  return [
    ...(best.start > 0 ? [OMISSION] : []),
    ...withoutCommonIndent(kept),
    ...(best.end < lines.length ? [OMISSION] : []),
  ].join('\n');
}

/** Whether a code block says what another says, as the same example in JavaScript and TypeScript does. */
export function repeatsCode(code: string, other: string): boolean {
  const lines = linesOf(code);
  const known = new Set(linesOf(other));
  return lines.filter((line) => known.has(line)).length >= REPEATED_SHARE * lines.length;
}

function linesOf(code: string): string[] {
  return code
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function withoutCommonIndent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim()).map((line) => /^\s*/.exec(line)![0].length);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common));
}
