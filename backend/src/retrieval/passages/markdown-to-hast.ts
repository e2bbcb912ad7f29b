import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Code, Heading, Html, Nodes, Paragraph, Root, RootContent } from 'mdast';
import { defaultHandlers, type Handlers, type State, toHast } from 'mdast-util-to-hast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { boundHtml } from './bounded-html.js';
import { element } from './element.js';
import { takeHeadingId } from './heading-id.js';
import { mdxHandlers } from './mdx-handlers.js';

type ContainerDirective = Extract<Nodes, { type: 'containerDirective' }>;

const markdownParser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();
const mdxParser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkMdx).freeze();

/** Lines by which Docusaurus highlights code; they are not shown. */
const MAGIC_COMMENT =
  /^[^\S\n]*(?:\/\/|\/\*|#|--|<!--|\{\/\*)[^\S\n]*(?:highlight-(?:next-line|start|end)|error-next-line)[^\S\n]*(?:\*\/\}?|-->)?[^\S\n]*\n?/gm;

/** What only MDX takes for a module's code; read as plain Markdown it is a paragraph. */
const MODULE_CODE =
  /^(?:import\s(?:[\w\s{},*$]+\sfrom\s)?\s*["'][^"'\n]+["']|export\s+(?:default|const|let|var|function|class|async)\s)/;

/** MDX as hast, ids on its headings. Throws where it is not valid MDX. */
export function mdxToHast(markdown: string, slugger: GithubSlugger): HastNodes[] {
  return convert(mdxParser.parse(markdown), markdown, slugger);
}

/** Plain Markdown as hast, ids on its headings; HTML in it is read, tags of components are passed over. */
export function markdownToHast(markdown: string, slugger: GithubSlugger): HastNodes[] {
  return convert(markdownParser.parse(markdown), markdown, slugger);
}

function convert(tree: Root, source: string, slugger: GithubSlugger): HastNodes[] {
  const asWritten = (node: Nodes): ElementContent => ({
    type: 'text',
    value: source.slice(node.position?.start.offset, node.position?.end.offset),
  });
  const isModuleCode = ({ position }: Paragraph): boolean =>
    MODULE_CODE.test(source.slice(position?.start.offset, position?.end.offset));
  const handlers: Handlers = {
    ...mdxHandlers,
    paragraph: (state: State, node: Paragraph) =>
      isModuleCode(node) ? undefined : defaultHandlers.paragraph(state, node),
    heading: (state: State, node: Heading) => {
      const id = takeHeadingId(node, slugger, source);
      return element(`h${node.depth}`, { id }, state.all(node));
    },
    code: (_state: State, node: Code) => codeBlock(node),
    html: (_state: State, node: Html) => readFragment(node.value),
    containerDirective: (state: State, node: ContainerDirective) => admonition(state, node),
    leafDirective: (_state: State, node: Nodes) => element('p', {}, [asWritten(node)]),
    textDirective: (_state: State, node: Nodes) => asWritten(node),
  };
  const root = toHast(tree, { handlers, clobberPrefix: '' });
  return root.type === 'root' ? root.children : [root];
}

function codeBlock(node: Code): Element {
  const title = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(node.meta ?? '');
  const language = /^[\w+#-]+/.exec(node.lang ?? '')?.[0];
  const text = node.value.replace(MAGIC_COMMENT, '');
  const pre = element('pre', language ? { className: [`language-${language}`] } : {}, [
    { type: 'text', value: text },
  ]);
  if (!title) return pre;
  const heading = element('div', { className: ['codeBlockTitle'] }, [
    { type: 'text', value: title[1] ?? title[2]! },
  ]);
  return element('div', {}, [heading, pre]);
}

function admonition(state: State, node: ContainerDirective): Element {
  const [first] = node.children;
  const isLabel = first?.type === 'paragraph' && first.data?.directiveLabel;
  const rest = isLabel ? node.children.slice(1) : node.children;
  const label = isLabel ? [element('div', { className: ['admonition-heading'] }, state.all(first))] : [];
  return element('div', {}, [...label, ...state.all({ type: 'root', children: rest as RootContent[] })]);
}

/** HTML between Markdown; tags of components, which only MDX knows, are taken out before. */
function readFragment(html: string): ElementContent[] {
  const known = html.replace(/<\/?[A-Z][\w.]*(?:\s[^<>]*)?>/g, ' ');
  return fromHtml(boundHtml(known), { fragment: true }).children as ElementContent[];
}
