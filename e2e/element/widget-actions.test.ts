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

const [how, why] = ['How do I set a base URL?', 'Why would I?'];

/** Opens a stored thread whose answer is followed by a widget; tells the ids of both. */
async function openWith(widget: object): Promise<{ threadId: string; itemId: string }> {
  opened = await bench.openBare();
  const thread = bench.server.threads.add('Old', ['Hello', 'Good day.']);
  const { id: itemId } = bench.server.threads.addWidget(thread, widget);
  await opened.setOptions({ initialThread: thread.id });
  await opened.widget.waitFor();
  return { threadId: thread.id, itemId };
}

const button = (label: string, onClickAction: object, properties: object = {}) => ({
  type: 'Button',
  label,
  onClickAction,
  ...properties,
});
const basic = (...children: object[]) => ({ type: 'Basic', children });

/** A widget's button in a state that a selector tells. */
const control = (label: string, state: string) => opened.page.locator(`.control${state}`, { hasText: label });
const busy = '[aria-busy="true"]';
const waiting = '[aria-disabled="true"]:not([aria-busy])';
const idle = ':not([aria-disabled], [aria-busy])';

/** Has actions run until the test ends them; resolves when one has begun. */
function holdActions(): { begun: Promise<void>; end: () => void } {
  let end = (): void => undefined;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const held = new Promise<void>((resolve) => (end = resolve));
  bench.server.answer = () => {
    begin();
    return held;
  };
  return { begun, end: () => end() };
}

describe('a click on a suggestion', () => {
  it('asks it: the question comes up, the suggestions go, the answer comes', async () => {
    const { threadId, itemId } = await openWith(suggestionsOf(how, why));
    bench.server.answer = async (turn) => {
      const content = [{ type: 'input_text', text: how }];
      turn.send({ type: 'thread.item.removed', item_id: itemId });
      turn.send({
        type: 'thread.item.done',
        item: bench.server.threads.addQuestion(turn.thread, { content }),
      });
      await turn.write(['By `baseUrl`.']);
      turn.show(suggestionsOf(why));
    };
    await opened.button(how).click();
    await opened.answers.getByText('By baseUrl.').waitFor();
    await opened.waitForEvent('response.end');
    expect(bench.server.requests.at(-1)).toMatchObject({
      type: 'threads.custom_action',
      params: { thread_id: threadId, item_id: itemId, action: { type: 'ask', payload: { question: how } } },
    });
    expect(await opened.questions.allInnerTexts()).toEqual(['Hello', how]);
    expect(await opened.button(how).count()).toBe(0);
    expect(await opened.focused()).toBe('Message');
    await control(why, idle).waitFor();
  });

  it('shows the question even when the reader had scrolled up', async () => {
    await openWith({
      ...suggestionsOf(how),
      children: [button(how, { type: 'ask' }), { type: 'Spacer', minSize: 2000 }],
    });
    await opened.button(how).scrollIntoViewIfNeeded();
    bench.server.answer = async (turn) => {
      const content = [{ type: 'input_text', text: how }];
      turn.send({
        type: 'thread.item.done',
        item: bench.server.threads.addQuestion(turn.thread, { content }),
      });
      await turn.write(['So.']);
    };
    await opened.button(how).click();
    await opened.answers.getByText('So.').waitFor();
    const [view, question] = await Promise.all(
      [opened.page.locator('.thread'), opened.questions.last()].map((element) => element.boundingBox()),
    );
    expect(question!.y).toBeGreaterThanOrEqual(view!.y);
    expect(question!.y + question!.height).toBeLessThan(view!.y + view!.height);
  });

  it('can be made with the keyboard, and is busy until it is done, while all others wait', async () => {
    await openWith(suggestionsOf(how, why));
    const { begun, end } = holdActions();
    await opened.button(how).focus();
    await opened.page.keyboard.press('Tab');
    await opened.page.keyboard.press('Enter');
    await begun;
    await control(why, busy).waitFor();
    await control(how, waiting).waitFor();
    await opened.page.keyboard.press('Enter');
    await opened.button(how).dispatchEvent('click');
    end();
    await control(why, idle).waitFor();
    expect(await opened.button(why).evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(bench.server.requestTypes()).toEqual(['threads.get_by_id', 'threads.custom_action']);
  });

  it('does nothing while an answer is on its way', async () => {
    await openWith(suggestionsOf(how));
    const { begun, end } = holdActions();
    await opened.ask('Something else');
    await begun;
    await control(how, waiting).waitFor();
    await opened.button(how).dispatchEvent('click');
    end();
    await control(how, idle).waitFor();
    expect(bench.server.requestTypes()).toEqual(['threads.get_by_id', 'threads.add_user_message']);
  });

  it('that fails says so, and is made again on demand', async () => {
    await openWith(suggestionsOf(how));
    bench.server.failures.push({ status: 503, body: { message: 'Back in a minute.' } });
    await opened.button(how).click();
    await opened.page.getByRole('alert').getByText('Back in a minute.').waitFor();
    bench.server.answer = (turn) => turn.write(['There.']);
    await opened.button('Try again').click();
    await opened.answers.getByText('There.').waitFor();
    const [first, second] = bench.server.requests.slice(1);
    expect(second!.params).toEqual(first!.params);
  });
});

describe('an action', () => {
  it('of a row is everywhere in it but on its own buttons', async () => {
    const row = {
      type: 'ListViewItem',
      onClickAction: { type: 'open' },
      children: [{ type: 'Text', value: 'Song' }, button('Add', { type: 'add' })],
    };
    await openWith({ type: 'ListView', children: [row] });
    await opened.button('Add').click();
    await opened.answers.nth(1).waitFor();
    await control('Add', idle).waitFor();
    await opened.widget.getByText('Song').click({ force: true });
    await opened.answers.nth(2).waitFor();
    const ran = bench.server.requests.slice(1).map(({ params }) => params.action);
    expect(ran).toEqual([{ type: 'add' }, { type: 'open' }]);
    await opened.button('Song Add').waitFor();
  });

  it('that ends a card takes the whole card along', async () => {
    const confirm = { label: 'Send', action: { type: 'send', payload: { id: 1 } } };
    const cancel = { label: 'Discard', action: { type: 'discard' } };
    const { itemId } = await openWith({ type: 'Card', children: [], confirm, cancel });
    const { begun, end } = holdActions();
    await opened.button('Send').click();
    await begun;
    await opened.page.locator('.widget.waiting').waitFor();
    await control('Send', waiting).waitFor();
    end();
    await control('Send', idle).waitFor();
    expect(await opened.page.locator('.waiting').count()).toBe(0);
    expect(bench.server.requests.at(-1)).toMatchObject({
      params: { item_id: itemId, action: confirm.action },
    });
  });

  it('that does not stream replaces the widget by what the server makes of it', async () => {
    const { threadId, itemId } = await openWith(basic(button('Like', { type: 'like', streaming: false })));
    bench.server.updatedItem = {
      id: itemId,
      thread_id: threadId,
      created_at: '2026-01-01T12:00:00Z',
      type: 'widget',
      widget: basic({ type: 'Text', value: 'Liked' }),
    };
    await opened.button('Like').click();
    await opened.widget.getByText('Liked').waitFor();
    expect(bench.server.requests.at(-1)).toMatchObject({
      type: 'threads.sync_custom_action',
      params: { item_id: itemId, action: { type: 'like' } },
    });
  });

  it('of the page’s own goes to the page alone, and keeps the widget busy as long as that works on it', async () => {
    opened = await bench.openBare();
    const thread = bench.server.threads.add('Old', ['Hello']);
    const action = { type: 'open', payload: { id: 1 }, handler: 'client' };
    const { id: itemId } = bench.server.threads.addWidget(thread, basic(button('Open', action)));
    await opened.element.evaluate((element, initialThread) => {
      const onAction = (...given: unknown[]) => {
        window.dispatched.push(['action', given]);
        return new Promise<void>((resolve) =>
          document.addEventListener('finish', () => resolve(), { once: true }),
        );
      };
      const options = { api: { url: '/chatkit' }, initialThread, widgets: { onAction } };
      (element as unknown as { setOptions(options: object): void }).setOptions(options);
    }, thread.id);
    await opened.button('Open').click();
    await opened.waitForEvent('action');
    await control('Open', busy).waitFor();
    await opened.page.evaluate(() => document.dispatchEvent(new Event('finish')));
    await control('Open', idle).waitFor();
    const [, [given, item]] = (await opened.dispatched()).find(([name]) => name === 'action') as [
      string,
      unknown[],
    ];
    expect(given).toEqual({ type: 'open', payload: { id: 1 } });
    expect(item).toMatchObject({ id: itemId, widget: basic(button('Open', action)) });
    expect(bench.server.requestTypes()).toEqual(['threads.get_by_id']);
  });

  it.each([
    ['nowhere', 'none', waiting, 0],
    ['in its button', 'self', busy, 0],
    ['in the whole widget', 'container', waiting, 1],
  ])('shows that it runs %s', async (_where, loadingBehavior, state, inWidget) => {
    await openWith(basic(button('Go', { type: 'go', loadingBehavior })));
    const { begun, end } = holdActions();
    await opened.button('Go').click();
    await begun;
    await control('Go', state).waitFor();
    expect(await opened.page.locator('.waiting').count()).toBe(inWidget);
    end();
  });

  it('is missing or its button disabled: then a click is none', async () => {
    await openWith(
      basic(button('Off', { type: 'off' }, { disabled: true }), { type: 'Button', label: 'Bare' }),
    );
    expect(await opened.button('Off').isDisabled()).toBe(true);
    expect(await opened.button('Bare').isDisabled()).toBe(true);
  });
});
