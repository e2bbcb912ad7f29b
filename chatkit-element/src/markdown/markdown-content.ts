import { noChange } from 'lit';
import { Directive, type ElementPart, type PartInfo, PartType, directive } from 'lit/directive.js';
import type { FootnotePlace } from '../sources/citations.js';
import { completeMarkdown } from './complete-markdown.js';
import { type Decoration, decorate } from './decorate.js';
import { markdownToHtml } from './markdown-to-html.js';
import { morphChildren } from './morph.js';
import { sanitiseHtml } from './sanitise-html.js';

/** A Markdown text, and what its rendering needs. */
export interface MarkdownContent extends Decoration {
  text: string;
  /** Where footnotes stand in `text`. */
  places?: readonly FootnotePlace[];
  /** Whether more text will come: then what is open at the end is closed. */
  streaming?: boolean;
}

/**
 * Fills the element it stands on with a Markdown text, block by block: blocks that did not change are not touched, the
 * others are changed in place, so that a streamed text does not flicker.
 */
class MarkdownDirective extends Directive {
  private blocks: string[] = [];
  private sourceCount = 0;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('markdown() stands on an element.');
  }

  override update(part: ElementPart, [content]: [MarkdownContent]): unknown {
    const text = content.streaming ? completeMarkdown(content.text) : content.text;
    const blocks = markdownToHtml(text, content.places);
    const stale = content.sources.length !== this.sourceCount;
    blocks.forEach((html, index) => {
      if (stale || html !== this.blocks[index]) renderBlock(part.element, index, html, content);
    });
    for (const extra of [...part.element.children].slice(blocks.length)) extra.remove();
    this.blocks = blocks;
    this.sourceCount = content.sources.length;
    return noChange;
  }

  render(_content: MarkdownContent): unknown {
    return noChange;
  }
}

function renderBlock(container: Element, index: number, html: string, decoration: Decoration): void {
  const fragment = sanitiseHtml(html);
  decorate(fragment, decoration);
  let block = container.children[index];
  if (!block) {
    block = document.createElement('div');
    container.append(block);
  }
  morphChildren(block, fragment);
}

/** Lit directive: `<div ${markdown({ text, sources, strings })}></div>`. */
export const markdown = directive(MarkdownDirective);
