import { createRoot } from 'react-dom/client';
import type { ClientConfig } from '../config.js';
import { addPanelStyles } from './panel-styles.js';
import { Panel } from './Panel.js';
import { defineWidget } from './widget-definition.js';

/** Opens and closes the panel. */
export interface PanelHandle {
  open: () => void;
  close: () => void;
}

/** Fetches from this site what the first open will need. */
export async function preload(config: ClientConfig): Promise<void> {
  if (config.widget === 'self-hosted') await defineWidget('self-hosted', config);
}

/**
 * Puts the panel into the launcher's element, in a React root of its own: no component of the site can remove it, and it
 * stays while the reader goes from page to page.
 */
export function mountPanel(host: HTMLElement, config: ClientConfig, onClose: () => void): PanelHandle {
  addPanelStyles();
  const container = document.createElement('div');
  host.append(container);
  const root = createRoot(container);
  const show = (open: boolean) => root.render(<Panel config={config} open={open} onClose={onClose} />);
  return { open: () => show(true), close: () => show(false) };
}
