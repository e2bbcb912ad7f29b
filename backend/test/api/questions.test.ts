import { Service } from '../service.js';

const page = (url: string, title: string, text: string) => ({
  url,
  title,
  content: `# ${title}\n\n${text}`,
  format: 'markdown',
});

const DOCS = [
  page(
    '/configuration',
    'Configuration',
    'Options of `docusaurus.config.js`.\n\n## `onBrokenLinks` {#onBrokenLinks}\n\nWhat the build does with a link that leads nowhere: ignore, warn or throw.\n\n' +
      '## `themeConfig.navbar` {#navbar}\n\nItems of the bar at the top, such as a dropdown of versions.',
  ),
  page(
    '/cli',
    'Command line',
    '## build {#build}\n\nCompiles the site.\n\n| Option | Meaning |\n|---|---|\n| `--no-minify` | Leaves JavaScript readable. |\n\n## serve {#serve}\n\nShows the built site on a port.',
  ),
  page(
    '/plugins',
    'Plugins',
    '## Docs plugin {#docs}\n\nInstall `@docusaurus/plugin-content-docs` to write documentation.\n\n## Blog plugin {#blog}\n\nInstall `@docusaurus/plugin-content-blog` to write posts.',
  ),
  page(
    '/troubleshooting',
    'Troubleshooting',
    '## Build stops {#memory}\n\nWhen you see `JavaScript heap out of memory`, raise the limit of Node.js with `NODE_OPTIONS`.\n\n' +
      '## Slow pages {#slow}\n\nA heap of images makes pages slow; move JavaScript out of the way, and memory is freed.\n\n' +
      '## Hydration {#hydration}\n\nReact cannot hydrate when the server rendered something else: guard with `BrowserOnly`.',
  ),
];

const SOURCE = `import React, { useState, useEffect } from 'react';
export default function Counter({ initial, step, label }) {
  const [count, setCount] = useState(initial);
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const timer = setInterval(() => setCount((value) => value + step), 1000);
    window.addEventListener('resize', handleResize);
    return () => { clearInterval(timer); window.removeEventListener('resize', handleResize); };
  }, [initial, step]);
  const handleResize = () => setVisible(window.innerWidth > breakpoint);
  const formatted = new Intl.NumberFormat(locale, { style: 'currency' }).format(count);
  if (!visible) return null;
  const styles = { color: palette.primary, padding: spacing(2), borderRadius: radius };
  const total = rows.reduce((sum, row) => sum + row.price * row.quantity, 0);
  fetchOrders(customerId).then((orders) => dispatch(received(orders))).catch(report);
  const sorted = [...orders].sort(byDate).filter(isOpen).map(toViewModel);
  return <section style={styles} aria-label={label}><h2>{formatted}</h2>
    <Chart data={sorted} width={640} height={480} onHover={highlight} />
    <Footer total={total} currency={currency} onConfirm={submitOrder} />
  </section>; }
`;

const TRACE = `RangeError [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated
${Array.from({ length: 18 }, (_frame, index) => `    at Object.handler${index} (/home/me/site/node_modules/webpack/lib/Compilation${index}.js:${index}91:17)`).join('\n')}
FATAL ERROR: Reached heap limit, JavaScript heap out of memory`;

describe('a question', () => {
  const service = new Service();

  beforeAll(async () => {
    await service.start();
    await service.putPages('questions', DOCS);
  });
  afterAll(() => service.remove());

  const search = async (q: string): Promise<{ urls: string[]; confidence: number }> => {
    const response = await service.fetch(`/api/search?${new URLSearchParams({ site: 'questions', q })}`);
    expect(response.status).toBe(200);
    const { results, confidence } = (await response.json()) as {
      results: { url: string }[];
      confidence: number;
    };
    return { urls: results.map(({ url }) => url), confidence };
  };

  it.each([
    ['letters swapped', 'dropdwon', '/configuration#navbar'],
    ['a letter missing', 'documntation', '/plugins#docs'],
    ['a letter twice', 'drropdown of versions', '/configuration#navbar'],
    ['an identifier', 'onBrokenLinks', '/configuration#onBrokenLinks'],
    ['a misspelt identifier', 'onBorkenLinks', '/configuration#onBrokenLinks'],
    ['an identifier in words', 'on broken links', '/configuration#onBrokenLinks'],
    ['a file', 'what goes into docusaurus.config.js?', '/configuration'],
    ['a flag', '--no-minify', '/cli#build'],
    ['a package', '@docusaurus/plugin-content-docs', '/plugins#docs'],
    ['a member', 'themeConfig.navbar', '/configuration#navbar'],
    ['a single word', 'posts', '/plugins#blog'],
    ['emoji around words', '🚀 dropdown 🚀', '/configuration#navbar'],
    ['control characters', 'serve\u0000 the\u0007 site\u202e port', '/cli#serve'],
    ['halves of characters', '\ud83d hydrate \udc00', '/troubleshooting#hydration'],
    ['a stack trace', TRACE, '/troubleshooting#memory'],
    [
      'code with the question after it',
      `${SOURCE}\nwhy does React not hydrate this?`,
      '/troubleshooting#hydration',
    ],
    ['code with the question before it', `how do I serve it on a port?\n${SOURCE}`, '/cli#serve'],
    [
      'YAML',
      'jobs:\n  build:\n    runs-on: ubuntu\n    env:\n      NODE_OPTIONS: --max-old-space-size=4096\n    steps:\n      - run: npm ci',
      '/troubleshooting#memory',
    ],
    [
      'two thousand characters',
      `${'please tell me again '.repeat(94)} dropdown versions`,
      '/configuration#navbar',
    ],
  ])('finds its section in spite of or by %s', async (_what, question, url) => {
    expect((await search(question)).urls[0]).toBe(url);
  });

  it('finds the place of a quoted phrase before places of its words', async () => {
    const slow = '/troubleshooting#slow';
    const memory = '/troubleshooting#memory';
    const words = 'images JavaScript heap out of memory';
    expect((await search(words)).urls[0]).toBe(slow);
    expect((await search('images "JavaScript heap out of memory"')).urls[0]).toBe(memory);
    expect((await search('“heap out of memory”')).urls[0]).toBe(memory);
  });

  it.each(['', ' \t\n ', '?!… — ""', '🎉🎊', '\u0000\u0007', '\ud800', '"the of"', 'how do I'])(
    'that asks nothing has no confidence (%j)',
    async (question) => {
      expect((await search(question)).confidence).toBe(0);
    },
  );
});
