import globalData from '@generated/globalData';
import type { ClientConfig } from './config.js';
import { addLauncher } from './launcher.js';

// Docusaurus loads this module with every page, and also while it renders them on the server.
if (typeof document !== 'undefined') {
  addLauncher(globalData['docusaurus-plugin-chatkit']!.default as ClientConfig);
}
