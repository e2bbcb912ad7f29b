import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';

export default {
  docs: [
    'introduction',
    'quick-start',
    'add-to-your-site',
    {
      type: 'category',
      label: 'Set it up',
      collapsed: false,
      items: ['plugin-options', 'service-configuration', 'indexing', 'crawling', 'widget', 'deployment'],
    },
    {
      type: 'category',
      label: 'Understand it',
      collapsed: false,
      items: [
        'how-answers-are-found',
        'measuring',
        'when-services-fail',
        'privacy-and-security',
        'troubleshooting',
      ],
    },
    'api',
    'chatkit-protocol',
  ],
} satisfies SidebarsConfig;
