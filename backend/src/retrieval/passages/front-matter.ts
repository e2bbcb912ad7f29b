/** What a page's front matter says about it, and the page without it. */
export interface FrontMatter {
  title: string;
  description: string;
  body: string;
}

/** Nobody writes longer titles and descriptions. */
const MAX_LENGTH = 1_000;

const FRONT_MATTER = /^\ufeff?---[^\S\n]*\n([^]*?)\n---[^\S\n]*(?:\n|$)/;

/** Separates front matter from a page. Only one-line scalars are read: titles and descriptions are. */
export function readFrontMatter(source: string): FrontMatter {
  const matter = FRONT_MATTER.exec(source);
  if (!matter) return { title: '', description: '', body: source };
  const [whole, fields = ''] = matter;
  return {
    title: scalarOf(fields, 'title'),
    description: scalarOf(fields, 'description'),
    body: source.slice(whole.length),
  };
}

function scalarOf(fields: string, name: string): string {
  const line = new RegExp(`^${name}:[^\\S\\n]+(.*)$`, 'm').exec(fields)?.[1] ?? '';
  const value = line.trim().slice(0, MAX_LENGTH);
  const quoted = /^(["'])(.*)\1$/.exec(value);
  if (quoted) return quoted[1] === '"' ? quoted[2]!.replace(/\\(.)/g, '$1') : quoted[2]!.replace(/''/g, "'");
  return /^[|>][-+]?$/.test(value) ? '' : value.replace(/\s+#.*$/, '');
}
