import { nothing } from 'lit';

/** Templates, texts and lists; directives are not run. */
function serialise(value: unknown): string {
  if (value === nothing || value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(serialise).join('');
  if (typeof value !== 'object') return escapeText(String(value));
  const { strings, values } = value as { strings: readonly string[]; values: readonly unknown[] };
  return strings
    .slice(1)
    .reduce((html, text, index) => html + writeValue(html, values[index]) + text, strings[0]!);
}

const openAttribute = / [\w-]+=$/;

/** An attribute's value stands without quotes in a template; one that is nothing takes the attribute away. */
function writeValue(before: string, value: unknown): string {
  if (!openAttribute.test(before)) return serialise(value);
  return `"${value === nothing ? '\u0000' : serialise(value)}"`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** What a view renders, without the attributes that are nothing and the line breaks of its source. */
export function toHtml(view: unknown): string {
  return serialise(view)
    .replace(/ [\w-]+="\u0000"/g, '')
    .replace(/>\s*\n\s*|\s*\n\s*(?=<)/g, (space) => (space.startsWith('>') ? '>' : ''))
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\s+(?=\/?>)/g, '');
}
