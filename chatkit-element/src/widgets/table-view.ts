import { type TemplateResult, html, nothing } from 'lit';
import { type Component, asText, childrenOf } from './components.js';
import { pixels } from './declarations.js';
import { styled } from './styled.js';
import type { ComponentView, WidgetContext } from './widget-context.js';

/** A table; it looks like those of Markdown. */
export const tableView: ComponentView = (table, context) =>
  html`<div class="markdown">
    <div class="table" tabindex="0">
      <table>
        <tbody>
          ${childrenOf(table).map(
            (row) =>
              html`<tr>
                ${childrenOf(row).map((cell) => cellView(cell, row.header === true, context))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;

function cellView(cell: Component, heads: boolean, { draw }: WidgetContext): TemplateResult {
  const content = draw(childrenOf(cell));
  const [columns, rows] = [asText(cell.colSpan) || nothing, asText(cell.rowSpan) || nothing];
  const look = styled({
    'inline-size': pixels(cell.width),
    'text-align': asText(cell.align),
    'vertical-align': cell.vAlign === 'center' ? 'middle' : '',
  });
  return heads
    ? html`<th scope="col" colspan=${columns} rowspan=${rows} ${look}>${content}</th>`
    : html`<td colspan=${columns} rowspan=${rows} ${look}>${content}</td>`;
}
