/** A small site about an orchard, for tests. */
export const ORCHARD = [
  page(
    '/docs/apples',
    'Apples',
    'Apples are red fruits that grow on trees.\n\n## Harvest\n\nHarvest apples in autumn with a ladder, before the first frost.\n\n## Storage\n\nStore apples in a cool cellar on wooden shelves.',
  ),
  page(
    '/docs/pears',
    'Pears',
    'Pears ripen after picking.\n\n## Pruning\n\nPrune pear trees in winter:\n\n```bash\norchard prune --species pear --no-paint\n```\n\n## Pests\n\nThe codling moth attacks pears in June.',
  ),
  page(
    '/docs/configuration',
    'Configuration',
    'The orchard is configured by `orchard.config.js`.\n\n## onFrost\n\nThe `onFrost` option says what to do when it freezes: `ignore`, `warn` or `cover`.\n\n## irrigation.interval\n\nSeconds between two waterings; 3600 when it is not set.',
  ),
];

function page(url: string, title: string, text: string) {
  return { url, title, content: `# ${title}\n\n${text}\n`, format: 'markdown' };
}
