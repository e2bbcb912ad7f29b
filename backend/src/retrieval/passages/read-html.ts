import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { boundHtml } from './bounded-html.js';
import { classesOf, isChrome } from './chrome.js';
import type { PageDocument } from './page-document.js';

/** Reads a whole HTML document, as Docusaurus builds it or any other generator does; broken markup is read as browsers do. */
export function readHtml(html: string): PageDocument {
  const root = fromHtml(boundHtml(html));
  const content = findContent(root);
  return { title: findTitle(root, content), description: findDescription(root), content: [content] };
}

/** What the author wrote: the one Markdown container of a doc, page or post, else the main part, else the body. */
function findContent(root: Root): Nodes {
  const containers: Element[] = [];
  const others = new Map<string, Element>();
  visit(root, 'element', (element) => {
    if (isMarkdownContainer(element)) {
      containers.push(element);
      return SKIP;
    }
    if (!others.has(element.tagName)) others.set(element.tagName, element);
  });
  const [container] = containers;
  if (container && containers.length === 1) return container;
  return others.get('main') ?? others.get('article') ?? others.get('body') ?? root;
}

function isMarkdownContainer(element: Element): boolean {
  const classes = classesOf(element);
  return classes.includes('theme-doc-markdown') || classes.includes('markdown');
}

function findTitle(root: Root, content: Nodes): string {
  return (
    findText(content, 'h1') ||
    findText(root, 'title')
      .replace(/\s+\|\s+[^|]+$/, '')
      .trim()
  );
}

function findText(within: Nodes, tagName: string): string {
  let text = '';
  visit(within, 'element', (element) => {
    if (element.tagName === tagName) {
      text = toString(element).replace(/\s+/g, ' ').trim();
      return EXIT;
    }
    return isChrome(element) ? SKIP : undefined;
  });
  return text;
}

function findDescription(root: Root): string {
  let description = '';
  visit(root, 'element', (element) => {
    if (element.tagName === 'body') return EXIT;
    const { name, content } = element.properties;
    if (element.tagName === 'meta' && name === 'description' && typeof content === 'string') {
      description = content.trim();
      return EXIT;
    }
  });
  return description;
}
