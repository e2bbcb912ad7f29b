import type { CSSResultGroup } from 'lit';
import { baseStyles } from './base-styles.js';
import { composerStyles } from './composer-styles.js';
import { controlStyles } from './control-styles.js';
import { headerStyles } from './header-styles.js';
import { historyStyles } from './history-styles.js';
import { markdownStyles } from './markdown-styles.js';
import { messageStyles } from './message-styles.js';
import { startStyles } from './start-styles.js';
import { threadStyles } from './thread-styles.js';
import { widgetStyles } from './widget-styles.js';

/** The whole look of the panel, on the custom properties of its theme. */
export const panelStyles: CSSResultGroup = [
  baseStyles,
  headerStyles,
  startStyles,
  threadStyles,
  messageStyles,
  markdownStyles,
  widgetStyles,
  controlStyles,
  composerStyles,
  historyStyles,
];
