import { DocsChatKitElement } from './docs-chatkit-element.js';

/** The element's own name; a page that has it already keeps what it has. */
const name = 'docs-chatkit';

if (!customElements.get(name)) customElements.define(name, DocsChatKitElement);

declare global {
  interface HTMLElementTagNameMap {
    'docs-chatkit': DocsChatKitElement;
  }
}
