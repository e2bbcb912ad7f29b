import type { Heading, Nodes } from 'mdast';
import type GithubSlugger from 'github-slugger';

const EXPLICIT_ID = /\{#([^\s{}]+)\}$/;

/** A directive's name for Docusaurus; our parser takes `10:30` for one as well. */
const DIRECTIVE_NAME = /^[a-z][\w-]*/i;

/**
 * The id Docusaurus gives a heading: the one written at its end, which is taken off, else a slug of its text; `source`
 * is the Markdown that the heading stands in.
 */
export function takeHeadingId(heading: Heading, slugger: GithubSlugger, source: string): string {
  const last = heading.children.at(-1);
  const explicit = last?.type === 'text' ? EXPLICIT_ID.exec(last.value.trimEnd()) : null;
  if (explicit && last?.type === 'text') {
    last.value = last.value.slice(0, explicit.index).trimEnd();
    return explicit[1]!;
  }
  return slugger.slug(headingText(heading, source).trimEnd());
}

function headingText(node: Nodes, source: string): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  if (node.type === 'textDirective') {
    const [name = ''] = DIRECTIVE_NAME.exec(node.name) ?? [];
    const written = source.slice(node.position?.start.offset, node.position?.end.offset);
    if (name !== node.name) return written.slice(name === '' ? 0 : name.length + 1);
  }
  return 'children' in node ? node.children.map((child) => headingText(child, source)).join('') : '';
}
