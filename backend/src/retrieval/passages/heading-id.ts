import type { Heading, Nodes } from 'mdast';
import type GithubSlugger from 'github-slugger';

const EXPLICIT_ID = /\{#([^\s{}]+)\}$/;

/** The id Docusaurus gives a heading: the one written at its end, which is taken off, else a slug of its text. */
export function takeHeadingId(heading: Heading, slugger: GithubSlugger): string {
  const last = heading.children.at(-1);
  const explicit = last?.type === 'text' ? EXPLICIT_ID.exec(last.value.trimEnd()) : null;
  if (explicit && last?.type === 'text') {
    last.value = last.value.slice(0, explicit.index).trimEnd();
    return explicit[1]!;
  }
  return slugger.slug(headingText(heading).trimEnd());
}

function headingText(node: Nodes): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(headingText).join('') : '';
}
