import type { Element, ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { element } from './element.js';

type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
type Expression = Extract<Nodes, { type: 'mdxFlowExpression' | 'mdxTextExpression' }>;
type Attributes = Record<string, string>;

/** How what MDX adds to Markdown becomes hast: components keep their text, imports and expressions leave nothing. */
export const mdxHandlers: Handlers = {
  mdxJsxFlowElement: (state: State, node: JsxElement) => toElement(node, state.all(node), 'div'),
  mdxJsxTextElement: (state: State, node: JsxElement) => toElement(node, state.all(node), 'span'),
  mdxFlowExpression: (_state: State, node: Expression) => literalText(node),
  mdxTextExpression: (_state: State, node: Expression) => literalText(node),
  mdxjsEsm: () => undefined,
};

function toElement(node: JsxElement, children: ElementContent[], fallback: 'div' | 'span'): Element {
  const attributes = readAttributes(node);
  const { name } = node;
  if (name === null) return element(fallback, {}, children);
  if (/^[a-z]/.test(name)) return element(name, properties(attributes), children);
  switch (name) {
    case 'Tabs':
      return element('div', { className: ['tabs-container'] }, children);
    case 'TabItem':
      return element('div', { role: 'tabpanel' }, children);
    case 'Heading':
      return element(
        /^h[1-6]$/.test(attributes.as ?? '') ? attributes.as! : 'h2',
        properties(attributes),
        children,
      );
    case 'Link':
      return element('a', { href: attributes.to ?? attributes.href }, children);
    case 'CodeBlock':
      return element(
        'pre',
        attributes.language ? { className: [`language-${attributes.language}`] } : {},
        children,
      );
    case 'APITable':
      return withRowIds(element('div', {}, children), attributes.name);
    default:
      return element(fallback, {}, [...captionOf(attributes), ...children]);
  }
}

function readAttributes(node: JsxElement): Attributes {
  const attributes: Attributes = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
      attributes[attribute.name] = attribute.value;
    }
  }
  return attributes;
}

function properties({ className, class: classes, ...others }: Attributes): Element['properties'] {
  const names = (className ?? classes)?.split(/\s+/);
  return names ? { ...others, className: names } : others;
}

/** `<Details summary="…">` and `<Admonition title="…">` show their attribute as text. */
function captionOf({ summary, title }: Attributes): ElementContent[] {
  const caption = summary ?? title;
  return caption ? [element('p', {}, [{ type: 'text', value: caption }])] : [];
}

/** A string or number in braces is text; any other expression is known only when the page runs. */
function literalText({ data }: Expression): ElementContent | undefined {
  const [statement] = data?.estree?.body ?? [];
  if (statement?.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type === 'Literal') return textOf(expression.value);
  const isPlain = expression.type === 'TemplateLiteral' && expression.expressions.length === 0;
  return isPlain ? textOf(expression.quasis[0]?.value.cooked) : undefined;
}

function textOf(value: unknown): ElementContent | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? { type: 'text', value: String(value) }
    : undefined;
}

/** The option table of Docusaurus' own docs, which many sites took over: its rows are linkable by their first cell. */
function withRowIds(container: Element, name: string | undefined): Element {
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    if (
      node.tagName === 'tr' &&
      node.children.some((cell) => cell.type === 'element' && cell.tagName === 'td')
    ) {
      const entry = firstText(node);
      node.properties.id = name ? `${name}-${entry}` : entry;
    }
    for (const child of node.children) visit(child);
  };
  visit(container);
  return container;
}

function firstText(node: ElementContent): string {
  if (node.type === 'text') return node.value.trim();
  if (node.type !== 'element') return '';
  for (const child of node.children) {
    const text = firstText(child);
    if (text) return text;
  }
  return '';
}
