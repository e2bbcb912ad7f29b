export { DocsChatKitElement } from './docs-chatkit-element.js';
export type * from './options.js';
export type { PanelEventDetails, PanelEvents } from './panel-events.js';
