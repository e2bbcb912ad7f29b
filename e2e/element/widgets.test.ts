import { ElementBench, type ElementPage } from './element-page.js';
import { suggestionsOf } from './suggestions.js';

let bench: ElementBench;
let opened: ElementPage;
beforeAll(async () => {
  bench = await ElementBench.start();
});
afterAll(() => bench.stop());
afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await opened.close();
});

const text = (value: unknown, properties: object = {}) => ({ type: 'Text', value, ...properties });
const basic = (...children: unknown[]) => ({ type: 'Basic', children });

/** Opens a stored thread whose answer is followed by a widget of the given root. */
async function openWith(widget: unknown, options: object = {}): Promise<void> {
  opened = await bench.openBare();
  const thread = bench.server.threads.add('Old', ['Hello', 'Good day.']);
  bench.server.threads.addWidget(thread, widget);
  await opened.setOptions({ initialThread: thread.id, ...options });
  await opened.answers.first().waitFor();
}

/** The look of the first match, as the browser computed it. */
const look = (selector: string, property: string) =>
  opened.widget
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('a widget', () => {
  it('of suggestions stands below its answer like text: no frame, pills at the start of the line', async () => {
    const long =
      'What does the server do when the address of a page ends with a slash and its file does not?';
    await openWith(suggestionsOf('How do I set a base URL?', long));
    const answer = (await opened.answers.boundingBox())!;
    const caption = (await opened.widget.getByText('Related questions').boundingBox())!;
    const [first, second] = await opened.widget
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()));
    expect([caption.x, first!.x, second!.x]).toEqual([answer.x, answer.x, answer.x]);
    expect(caption.y).toBeGreaterThan(answer.y + answer.height);
    expect(first!.width).toBeLessThan(answer.width);
    expect(first!.height).toBeGreaterThanOrEqual(24);
    expect(second!.height).toBeGreaterThan(first!.height);
    expect(second!.width).toBeLessThanOrEqual(answer.width);
    expect(await look('.card', 'border-top-width')).toBe('0px');
    expect(await look('.card', 'padding-top')).toBe('0px');
  });

  it('begins at the other side in a page that is written from right to left', async () => {
    await openWith(suggestionsOf('متى؟'));
    await opened.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const [card, button] = await Promise.all(
      [opened.widget, opened.button('متى؟')].map((element) => element.boundingBox()),
    );
    expect(button!.x + button!.width).toBe(card!.x + card!.width);
  });

  it('has its components and their looks', async () => {
    await openWith({
      type: 'Card',
      status: { text: 'Order 4711', icon: 'info' },
      children: [
        { type: 'Title', value: 'Blue shoes', size: 'xl' },
        text('On their way', { color: { light: 'rgb(1, 2, 3)', dark: 'red' }, weight: 'bold' }),
        { type: 'Markdown', value: 'Comes **soon**.' },
        { type: 'Divider' },
        { type: 'Badge', label: 'Paid', color: 'success' },
        {
          type: 'Row',
          gap: '7px',
          children: [
            { type: 'Icon', name: 'star' },
            { type: 'Icon', name: 'unicorn' },
          ],
        },
        {
          type: 'Table',
          children: [
            { type: 'Table.Row', header: true, children: [{ type: 'Table.Cell', children: [text('Size')] }] },
            { type: 'Table.Row', children: [{ type: 'Table.Cell', children: [text('42')] }] },
          ],
        },
      ],
    });
    await opened.widget.getByRole('heading', { name: 'Blue shoes' }).waitFor();
    expect(await look('.widget-text', 'color')).toBe('rgb(1, 2, 3)');
    expect(await look('.widget-text', 'font-weight')).toBe('700');
    expect(await opened.widget.locator('strong').innerText()).toBe('soon');
    expect(await look('.box', 'column-gap')).toBe('7px');
    expect(await opened.widget.locator('.box svg').count()).toBe(1);
    await opened.widget.getByRole('columnheader', { name: 'Size' }).waitFor();
    await opened.widget.getByRole('separator').waitFor();
    for (const words of ['Order 4711', 'Paid', '42']) await opened.widget.getByText(words).waitFor();
  });

  it('keeps to its own scheme where it has one', async () => {
    await openWith({ ...basic(text('Night', { color: 'prose' })), theme: 'dark' }, { theme: 'light' });
    expect(await look('.widget-text', 'color-scheme')).toBe('dark');
    const around = await opened.answers.evaluate((answer) => getComputedStyle(answer).color);
    expect(await look('.widget-text', 'color')).not.toBe(around);
  });

  it('of many rows shows the rest on demand, and goes on there', async () => {
    const rows = ['One', 'Two', 'Three'].map((value) => ({ type: 'ListViewItem', children: [text(value)] }));
    await openWith({ type: 'ListView', limit: 2, children: rows });
    const items = opened.widget.getByRole('listitem');
    expect(await items.allInnerTexts()).toEqual(['One', 'Two']);
    await opened.button('Show more').click();
    expect(await items.allInnerTexts()).toEqual(['One', 'Two', 'Three']);
    expect(await opened.button('Show more').count()).toBe(0);
    expect(await items.nth(2).evaluate((item) => item.matches(':focus'))).toBe(true);
  });

  it('that was settled folds into its status', async () => {
    await openWith({ type: 'Card', collapsed: true, status: { text: 'Sent' }, children: [text('A letter')] });
    await opened.widget.getByText('Sent').waitFor();
    expect(await opened.widget.getByText('A letter').isVisible()).toBe(false);
    await opened.widget.getByText('Sent').click();
    await opened.widget.getByText('A letter').waitFor();
  });

  it('shows pictures by https alone, from where the thread allows them', async () => {
    opened = await bench.openBare();
    const picture = (src: string) => ({ type: 'Image', src, alt: src.slice(-1) });
    const sources = [
      'https://pictures.test/a',
      'http://pictures.test/b',
      'https://other.test/c',
      'javascript:d',
    ];
    const thread = bench.server.threads.add('Old', ['Hello', 'Good day.']);
    Object.assign(thread, { allowed_image_domains: ['pictures.test'] });
    bench.server.threads.addWidget(thread, basic(...sources.map(picture)));
    await opened.page.route('https://pictures.test/**', (route) => route.fulfill({ status: 204 }));
    await opened.setOptions({ initialThread: thread.id });
    await opened.widget.waitFor();
    const shown = await opened.widget
      .locator('img')
      .evaluateAll((all) => all.map((image) => image.getAttribute('src')));
    expect(shown).toEqual(['https://pictures.test/a']);
    expect(await opened.widget.locator('.box').innerText()).toMatch(/b\s*c\s*d/);
  });

  it('that is malformed breaks neither itself nor the thread', async () => {
    let nested: object = text('Far too deep');
    for (let depth = 0; depth < 2000; depth += 1) nested = { type: 'Box', children: [nested] };
    const wrong = [null, 7, 'text', [], {}, { type: 4 }, { strings: ['<img>'], _$litType$: 1 }];
    const types = [
      'Badge',
      'Box',
      'Button',
      'Caption',
      'Card',
      'Divider',
      'Icon',
      'Image',
      'ListView',
      'ListViewItem',
    ];
    types.push('Markdown', 'Row', 'Spacer', 'Table', 'Table.Row', 'Text', 'Title', 'toString', 'Hologram');
    const names = [
      'value',
      'label',
      'children',
      'onClickAction',
      'status',
      'confirm',
      'color',
      'size',
      'border',
    ];
    const components = types.flatMap((type) =>
      wrong.map((value) => ({ type, ...Object.fromEntries(names.map((name) => [name, value])) })),
    );
    opened = await bench.open();
    bench.server.answer = async (turn) => {
      for (const widget of wrong) turn.show(widget);
      turn.show({ type: 'Card', children: [...wrong, ...components, nested] });
      turn.show({ type: 'Hologram', children: [text('Still here')] });
      await turn.write(['All the same.']);
    };
    await opened.ask('Hello');
    await opened.answers.getByText('All the same.').waitFor();
    await opened.widget.getByText('Still here').waitFor();
    expect(await opened.page.getByText('Far too deep').count()).toBe(0);
  });

  it('cannot style itself over the page, nor load by its style', async () => {
    await openWith(
      basic(
        {
          type: 'Box',
          width: '10px; position: fixed',
          background: 'url(https://pictures.test/x)',
          children: [],
        },
        text('Here'),
      ),
    );
    await opened.widget.getByText('Here').waitFor();
    expect(await opened.widget.locator('.box .box').getAttribute('style')).toBeNull();
  });
});

describe('a widget on its way', () => {
  it('grows, and changes in part and as a whole', async () => {
    opened = await bench.open();
    let goOn = (): void => undefined;
    const pause = () => new Promise<void>((resolve) => (goOn = resolve));
    bench.server.answer = async (turn) => {
      const about = {
        id: 'w1',
        thread_id: turn.thread.id,
        created_at: '2026-01-01T12:00:00Z',
        type: 'widget',
      };
      const update = (update: object) => turn.send({ type: 'thread.item.updated', item_id: 'w1', update });
      const grow = (delta: string, done = false) =>
        update({ type: 'widget.streaming_text.value_delta', component_id: 'a', delta, done });
      const widget = basic({ type: 'Markdown', id: 'a', value: '', streaming: true }, text('?', { id: 'b' }));
      turn.send({ type: 'thread.item.added', item: { ...about, widget } });
      grow('Half **a wo');
      await pause();
      grow('rd**.', true);
      update({ type: 'widget.component.updated', component_id: 'b', component: text('!', { id: 'b' }) });
      await pause();
      update({ type: 'widget.root.updated', widget: basic(text('Another')) });
      await pause();
      turn.send({ type: 'thread.item.done', item: { ...about, widget: basic(text('At last')) } });
    };
    await opened.ask('Hello');
    await opened.widget.locator('strong').getByText('a wo', { exact: true }).waitFor();
    goOn();
    await opened.widget.locator('strong').getByText('a word', { exact: true }).waitFor();
    await opened.widget.getByText('!').waitFor();
    goOn();
    await opened.widget.getByText('Another').waitFor();
    expect(await opened.widget.getAttribute('aria-busy')).toBe('true');
    goOn();
    await opened.widget.getByText('At last').waitFor();
    expect(await opened.widget.getAttribute('aria-busy')).toBe('false');
    expect((await opened.dispatched()).map(([name]) => name)).not.toContain('log');
  });
});
