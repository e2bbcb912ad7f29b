import type { UploadedPage } from '../service-client.js';

/** A small site for the tests. */
export const site = 'lamps';

export const question = 'How do I turn on the lamp?';

export const pages: UploadedPage[] = [
  {
    url: '/docs/lamps',
    title: 'Lamps',
    format: 'markdown',
    content:
      '# Lamps\n\n## Turn on the lamp\n\nTo turn on the lamp, press the upper switch.\n\n## Bulbs\n\nBulbs last a year.\n',
  },
  {
    url: '/docs/heating',
    title: 'Heating',
    format: 'markdown',
    content: '# Heating\n\n## Radiators\n\nRadiators are turned by their valve.\n',
  },
];
