import type { UnitScores } from './unit-scores.js';

/**
 * The run of whole lines of a code block, at most `maxLength` characters, that says most about the question; the first
 * of equals. Empty when not even one line fits.
 */
export function excerptCode(code: string, maxLength: number, scores: UnitScores): string {
  const lines = code.split('\n');
  const values = lines.map((line) => scores.of(line));
  let best = { value: -1, text: '' };
  let end = 0;
  let length = 0;
  let value = 0;
  for (let start = 0; start < lines.length; start += 1) {
    while (end < lines.length && length + lines[end]!.length + 1 <= maxLength + 1) {
      length += lines[end]!.length + 1;
      value += values[end]!;
      end += 1;
    }
    if (end > start && value > best.value) best = { value, text: lines.slice(start, end).join('\n') };
    if (end === start) end = start + 1;
    else {
      length -= lines[start]!.length + 1;
      value -= values[start]!;
    }
  }
  return best.text.replace(/^\n+|\s+$/g, '');
}
