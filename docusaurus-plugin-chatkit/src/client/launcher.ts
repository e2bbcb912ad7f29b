import type { ClientConfig } from './config.js';
import type { PanelHandle } from './panel/mount.js';
import { ariaKeyShortcuts, isShortcut } from './shortcut.js';

const HOST_CLASS = 'chatkit';
const SVG = 'http://www.w3.org/2000/svg';
const SPEECH_BUBBLE =
  'M12 3.5c-5 0-9 3.3-9 7.5 0 2.3 1.3 4.4 3.3 5.8-.1 1.2-.6 2.3-1.4 3.2 1.8-.1 3.4-.7 4.7-1.7.8.2 1.6.2 2.4.2 5 0 9-3.3 9-7.5s-4-7.5-9-7.5Z';
const QUESTION_MARK = 'M9.7 9.2c.2-1.2 1.1-2 2.4-2 1.4 0 2.4.8 2.4 2 0 1.7-2.4 1.8-2.4 3.4M12.1 15v.1';

/**
 * Adds the button that opens the chat. Everything else comes with the first open: until then no request is made and
 * nothing is stored; only pointing at the button fetches the panel's scripts, from this site.
 */
export function addLauncher(config: ClientConfig): void {
  const { texts, shortcut } = config;
  const { host, button, label } = createLauncher(config);
  document.querySelector(`.${HOST_CLASS}`)?.remove(); // of this module before a hot reload
  document.body.append(host);

  let panel: PanelHandle | undefined;
  const showState = (state: 'closed' | 'opening' | 'open' | 'failed') => {
    host.dataset.state = state;
    button.setAttribute('aria-expanded', String(state === 'open'));
    button.setAttribute('aria-busy', String(state === 'opening'));
    label.textContent = state === 'failed' ? `${texts.unavailable} ${texts.retry}` : texts.launcher;
  };
  const close = () => {
    const hadFocus = host.contains(document.activeElement);
    panel?.close();
    showState('closed');
    if (hadFocus) button.focus();
  };
  const open = async () => {
    showState('opening');
    try {
      const { mountPanel } = await loadPanel();
      panel ??= mountPanel(host, config, close);
      showState('open');
      panel.open();
    } catch (error) {
      console.warn('[chatkit]', error);
      showState('failed');
    }
  };
  const toggle = () => (host.dataset.state === 'open' ? close() : void open());

  showState('closed');
  button.addEventListener('click', toggle);
  button.addEventListener('pointerenter', () => void preload(config), { once: true });
  if (shortcut) {
    window.addEventListener('keydown', (event) => {
      if (!isShortcut(event, shortcut) || isWriting(event, host)) return;
      event.preventDefault();
      toggle();
    });
  }
}

function loadPanel() {
  return import(/* webpackChunkName: "chatkit" */ './panel/mount.js');
}

async function preload(config: ClientConfig): Promise<void> {
  try {
    await (await loadPanel()).preload(config);
  } catch {
    // The reader is told when they open the panel, and it fails again.
  }
}

/** Whether the key was pressed in a field of the site, whose own shortcuts come first. */
function isWriting(event: KeyboardEvent, host: HTMLElement): boolean {
  const path = event.composedPath();
  const [field] = path;
  return (
    !path.includes(host) &&
    field instanceof HTMLElement &&
    (field.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName))
  );
}

function createLauncher({ texts, shortcut, position }: ClientConfig) {
  const label = document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chatkit-launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  if (shortcut) button.setAttribute('aria-keyshortcuts', ariaKeyShortcuts(shortcut));
  button.append(createIcon(), label);
  const host = document.createElement('aside');
  host.className = HOST_CLASS;
  host.dataset.position = position;
  host.setAttribute('aria-label', texts.title);
  host.append(button);
  return { host, button, label };
}

function createIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  for (const drawing of [SPEECH_BUBBLE, QUESTION_MARK]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', drawing);
    icon.append(path);
  }
  return icon;
}
