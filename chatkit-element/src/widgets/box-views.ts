import { html } from 'lit';
import { childrenOf } from './components.js';
import { boxDeclarations, pixels, spacing, toColor } from './declarations.js';
import { styled } from './styled.js';
import type { ComponentView } from './widget-context.js';

/** Box, Row, Col and Basic: components beside or below each other. */
export const boxView: ComponentView = (box, { scheme, draw }) =>
  html`<div
    class="box"
    data-direction=${box.type === 'Row' || box.direction === 'row' ? 'row' : 'col'}
    ${styled(boxDeclarations(box, scheme))}
  >
    ${draw(childrenOf(box))}
  </div>`;

/** Room that takes what others leave. */
export const spacerView: ComponentView = ({ minSize }) =>
  html`<div class="spacer" ${styled({ 'flex-basis': pixels(minSize) })}></div>`;

/** A line across its box. */
export const dividerView: ComponentView = ({ color, size, spacing: distance }, { scheme }) =>
  html`<hr
    class="divider"
    ${styled({
      'border-color': toColor(color, scheme),
      'border-block-start-width': pixels(size),
      'margin-block': spacing(distance),
    })}
  />`;
