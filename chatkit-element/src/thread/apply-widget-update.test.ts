import type { ThreadItemUpdate, WidgetComponentBase } from 'chatkit-protocol';
import { shown } from '../../test/thread-examples.js';
import { applyItemUpdate } from './apply-item-update.js';

const text = (id: string, value?: unknown): WidgetComponentBase => ({ type: 'Text', id, value });
const card = (...children: unknown[]) => ({ type: 'Card', children });
const updated = (root: unknown, update: ThreadItemUpdate): unknown =>
  (applyItemUpdate(shown('w1', root), update) as { widget: unknown }).widget;
const delta = (delta: string, done = false): ThreadItemUpdate => ({
  type: 'widget.streaming_text.value_delta',
  component_id: 'a',
  delta,
  done,
});

describe('an update of a widget', () => {
  it('replaces the whole of it', () => {
    const root = { type: 'Basic' as const, children: [] };
    expect(updated(card(), { type: 'widget.root.updated', widget: root })).toEqual(root);
  });

  it('replaces one component wherever it is, a single child included', () => {
    const update = {
      type: 'widget.component.updated',
      component_id: 'a',
      component: text('b', 'New'),
    } as const;
    const around = (component: object) => card(text('x'), { type: 'Transition', children: { ...component } });
    expect(updated(around(text('a', 'Old')), update)).toEqual(around(text('b', 'New')));
    expect(updated(text('a'), update)).toEqual(text('b', 'New'));
  });

  it('lets a text grow, also from nothing, until it is done', () => {
    expect(updated(card(text('a', 'Hel')), delta('lo'))).toEqual(
      card({ ...text('a', 'Hello'), streaming: true }),
    );
    expect(updated(card(text('a')), delta('Hi', true))).toEqual(
      card({ ...text('a', 'Hi'), streaming: false }),
    );
  });

  it('leaves the others alone, and whatever is no component', () => {
    const malformed = card(null, 3, 'a', ['a'], { id: 'a' }, text('b', 'B'), { type: 'Row', children: 'a' });
    expect(updated(malformed, delta('x'))).toEqual(malformed);
    expect(updated(null, delta('x'))).toBeNull();
  });

  it('of another kind changes nothing', () => {
    const item = shown('w1', card());
    expect(applyItemUpdate(item, { type: 'widget.sparkled' } as unknown as ThreadItemUpdate)).toBe(item);
  });
});
