import type { Element, Nodes } from 'hast';
import { classesOf, isChrome } from './chrome.js';
import { codeLanguage, codeText } from './code-text.js';
import { inlineText, isInline, isInlineCode } from './inline-text.js';
import {
  CODE_END,
  CODE_START,
  joinMarked,
  type MarkedText,
  readMarks,
  toBlockText,
  withoutMarks,
} from './marked-text.js';
import type { LinkedBlock, PagePart } from './page-document.js';
import type { PassageLink } from './passage.js';
import { readTable } from './read-table.js';

/** Every passage below a heading carries it. */
const MAX_HEADING_LENGTH = 300;

const ADMONITION_TYPES = new Set(
  'caution danger important info note secondary success tip warning'.split(' '),
);

/** The headings, blocks and linkable table rows of a page, in page order. Linear in the page. */
export function readParts(content: Nodes[], pageUrl: string): PagePart[] {
  const reader = new PartReader(pageUrl);
  reader.read(content);
  return reader.parts;
}

/** Walks a page once; inline text gathers in a line, lines of a list in the list, until a block ends them. */
class PartReader {
  readonly parts: PagePart[] = [];
  /** Inline code in it is marked. */
  private line = '';
  private lineLinks: PassageLink[] = [];
  private list: { items: MarkedText[][]; links: PassageLink[] } | undefined;
  private listDepth = 0;
  private atItemStart = true;
  private codeLanguage: string | undefined;
  private codeTitle: string | undefined;
  /** Blocks of the tabs being read, whose panels often repeat each other; undefined outside tabs. */
  private panelBlocks: Set<string> | undefined;

  constructor(private readonly pageUrl: string) {}

  read(content: Nodes[]): void {
    for (const node of content) this.visit(node);
    this.endBlock();
  }

  private visit(node: Nodes): void {
    if (node.type === 'text') this.line += withoutMarks(node.value);
    else if (node.type === 'root') this.visitAll(node.children);
    else if (node.type === 'element' && !isChrome(node)) this.visitElement(node);
  }

  private visitAll(nodes: Nodes[]): void {
    for (const node of nodes) this.visit(node);
  }

  private visitElement(element: Element): void {
    const outerLanguage = this.codeLanguage;
    this.codeLanguage = codeLanguage(element) ?? outerLanguage;
    const { tagName } = element;
    if (/^h[1-6]$/.test(tagName)) this.visitHeading(element);
    else if (tagName === 'pre') this.visitCode(element);
    else if (tagName === 'table') this.visitTable(element);
    else if (tagName === 'ul' || tagName === 'ol') this.visitList(element);
    else if (tagName === 'br') this.line += ' ';
    else if (isInline(element)) this.visitInline(element);
    else this.visitContainer(element);
    this.codeLanguage = outerLanguage;
  }

  private visitInline(element: Element): void {
    if (element.tagName === 'a') this.lineLinks.push(...inlineText(element, this.pageUrl).links.slice(-1));
    const isCode = isInlineCode(element);
    if (isCode) this.line += CODE_START;
    this.visitAll(element.children);
    if (isCode) this.line += CODE_END;
  }

  private visitContainer(element: Element): void {
    this.endLine();
    if (element.tagName === 'li') this.atItemStart = true;
    const classes = classesOf(element);
    if (classes.some((name) => name.startsWith('codeBlockTitle'))) {
      this.codeTitle = inlineText(element, this.pageUrl).text;
    } else if (classes.some((name) => /^admonition-?heading/i.test(name))) {
      this.visitAdmonitionHeading(element);
    } else {
      const outerPanels = this.panelBlocks;
      if (classes.includes('tabs-container')) this.panelBlocks = new Set();
      this.visitAll(element.children);
      this.endLine();
      this.panelBlocks = outerPanels;
    }
  }

  /** The name of an admonition's type says nothing; a title that its author gave does. */
  private visitAdmonitionHeading(element: Element): void {
    const { links, ...title } = inlineText(element, this.pageUrl);
    const isNamed = title.text !== '' && !ADMONITION_TYPES.has(title.text.toLowerCase());
    if (isNamed) this.addLine(title, links);
  }

  private visitHeading(element: Element): void {
    this.endBlock();
    const heading = inlineText(element, this.pageUrl);
    const { text } = heading;
    const level = Number(element.tagName[1]);
    const anchor = level === 1 ? '' : anchorOf(element);
    if (!text) return;
    if (anchor === undefined) this.push({ kind: 'text', ...toBlockText(heading), links: [] });
    else this.parts.push({ type: 'heading', level, anchor, text: text.slice(0, MAX_HEADING_LENGTH) });
  }

  private visitCode(element: Element): void {
    this.endBlock();
    const text = codeText(element);
    const language = codeLanguageWithin(element) ?? this.codeLanguage;
    if (text) this.push({ kind: 'code', text, language, title: this.codeTitle, links: [] });
    this.codeTitle = undefined;
  }

  private visitTable(element: Element): void {
    this.endBlock();
    this.parts.push(...readTable(element, this.pageUrl));
  }

  private visitList(element: Element): void {
    this.endLine();
    this.listDepth += 1;
    this.visitAll(element.children);
    this.endLine();
    this.listDepth -= 1;
    this.atItemStart = true;
    if (this.listDepth === 0) this.endBlock();
  }

  private endLine(): void {
    const line = readMarks(this.line);
    const links = this.lineLinks;
    this.line = '';
    this.lineLinks = [];
    if (line.text) this.addLine(line, links);
  }

  private addLine(line: MarkedText, links: PassageLink[]): void {
    if (this.listDepth === 0) {
      this.push({ kind: 'text', ...toBlockText(line), links });
      return;
    }
    this.list ??= { items: [], links: [] };
    if (this.atItemStart || this.list.items.length === 0) this.list.items.push([line]);
    else this.list.items.at(-1)!.push(line);
    this.list.links.push(...links);
    this.atItemStart = false;
  }

  private endBlock(): void {
    this.endLine();
    const { list } = this;
    this.list = undefined;
    this.atItemStart = true;
    if (!list) return;
    const lines = list.items.map((item) => joinMarked(item, ' '));
    this.push({ kind: 'list', ...toBlockText(joinMarked(lines, '\n')), links: list.links });
  }

  private push(block: LinkedBlock): void {
    if (this.panelBlocks?.has(block.text)) return;
    this.panelBlocks?.add(block.text);
    this.parts.push({ type: 'block', block });
  }
}

/** Docusaurus writes the id on the heading; older themes and other generators on an anchor inside it. */
function anchorOf(heading: Element): string | undefined {
  const candidates = [heading, ...heading.children.filter((child) => child.type === 'element')];
  for (const { properties } of candidates) {
    if (typeof properties.id === 'string' && properties.id) return properties.id;
  }
  return undefined;
}

function codeLanguageWithin(pre: Element): string | undefined {
  for (const child of pre.children) {
    const language = child.type === 'element' ? codeLanguage(child) : undefined;
    if (language) return language;
  }
  return undefined;
}
