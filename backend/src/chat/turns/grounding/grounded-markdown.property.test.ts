import { Marked } from 'marked';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { CitationMarkers } from '../citation-markers.js';
import { AllowedLinks } from './allowed-links.js';
import { GroundedMarkdown } from './grounded-markdown.js';
import type { MarkdownPart } from './markdown-part.js';
import { anyCode, anyMarkdown, seededRandom } from '../../../../test/nasty-markdown.js';

const DOCUMENTS = 20_000;

const links = new AllowedLinks(
  [
    {
      url: '/docs/apples#harvest',
      page_url: '/docs/apples',
      blocks: [{ kind: 'text', text: 'Open http://localhost:3000.' }],
      links: [{ text: 'Source', url: 'https://github.com/orchard/orchard' }],
    },
  ],
  (path) => `https://docs.example.com${path}`,
);
const ALLOWED = new Set([
  'https://docs.example.com/docs/apples#harvest',
  'https://docs.example.com/docs/apples',
  'http://localhost:3000',
  'https://github.com/orchard/orchard',
]);

const remark = unified().use(remarkParse).use(remarkGfm);
const marked = new Marked({ gfm: true });
const REFUSED = /^(?:image|html|def|definition|footnote.*|.*Reference)$/;

/** What the parser of our own panel, and remark if asked, see in a Markdown text that an answer must not have. */
function faults(markdown: string, asksRemark: boolean): string[] {
  const found: string[] = [];
  const see = (type: string, target: string | undefined): void => {
    if (REFUSED.test(type) || (type === 'link' && !ALLOWED.has(target!))) found.push(`${type} ${target}`);
  };
  marked.walkTokens(marked.lexer(markdown), (token) =>
    see(token.type, 'href' in token ? token.href : undefined),
  );
  if (asksRemark)
    visit(remark.parse(markdown), (node) => see(node.type, 'url' in node ? node.url : undefined));
  return found;
}

/** The parts of a text that comes in pieces of `size` units. */
function ground(markdown: string, size: number): MarkdownPart[] {
  const grounded = new GroundedMarkdown(links);
  const parts: MarkdownPart[] = [];
  for (let at = 0; at < markdown.length; at += size)
    parts.push(...grounded.push(markdown.slice(at, at + size)));
  return [...parts, ...grounded.end()];
}

const textOf = (parts: MarkdownPart[]): string => parts.map(({ text }) => text).join('');

function withoutReferences(parts: MarkdownPart[]): string {
  const markers = new CitationMarkers();
  return [...markers.push(parts), ...markers.end()].map((part) => ('text' in part ? part.text : '')).join('');
}

describe('GroundedMarkdown, whatever a model writes', () => {
  it('emits nothing that two parsers do not take for safe, with and without its references', () => {
    const random = seededRandom(1);
    for (let count = 0; count < DOCUMENTS; count++) {
      const markdown = anyMarkdown(random);
      const parts = ground(markdown, markdown.length);
      const text = textOf(parts);
      const shown = withoutReferences(parts);
      // Remark takes ten times as long.
      const asksRemark = count % 8 === 0;
      const found = [...new Set([text, shown])].flatMap((seen) => faults(seen, asksRemark));
      if (found.length > 0) expect({ markdown, text, found }).toEqual({ markdown, text, found: [] });
    }
  });

  it('emits the same however the text is cut', () => {
    const random = seededRandom(2);
    for (let count = 0; count < DOCUMENTS / 4; count++) {
      const markdown = anyMarkdown(random);
      const whole = textOf(ground(markdown, markdown.length));
      const cut = [1, 5].map((size) => textOf(ground(markdown, size)));
      if (cut.some((text) => text !== whole))
        expect({ markdown, cut }).toEqual({ markdown, cut: [whole, whole] });
    }
  });

  it('leaves code as written', () => {
    const random = seededRandom(3);
    for (let count = 0; count < DOCUMENTS / 4; count++) {
      const markdown = anyCode(random);
      expect(textOf(ground(markdown, 3))).toBe(markdown);
    }
  });
});
