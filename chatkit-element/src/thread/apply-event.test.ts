import type { Annotation, ThreadStreamEvent } from 'chatkit-protocol';
import { answered, delta, said, texts, thread } from '../../test/thread-examples.js';
import { applyEvent } from './apply-event.js';
import { type ThreadState, newThread } from './thread-state.js';
import { addLocalMessage, beginTurn, endTurn, stopTurn } from './turns.js';

const begun = beginTurn(addLocalMessage(newThread, said('local:1', 'Hello')), {
  type: 'send',
  localId: 'local:1',
});
const apply = (state: ThreadState, ...events: ThreadStreamEvent[]): ThreadState =>
  events.reduce(applyEvent, state);
const acknowledged = apply(
  begun,
  { type: 'thread.created', thread: thread('t1') },
  { type: 'thread.item.done', item: said('m1', 'Hello') },
);
const added = (id: string): ThreadStreamEvent => ({ type: 'thread.item.added', item: answered(id) });
const done = (id: string, text: string): ThreadStreamEvent => ({
  type: 'thread.item.done',
  item: answered(id, text),
});

describe('applyEvent', () => {
  it('puts the acknowledged message in the place of the local one, and retries from it', () => {
    expect(acknowledged.items).toEqual([said('m1', 'Hello')]);
    expect(acknowledged.turn?.retry).toEqual({ type: 'retry_after_item', itemId: 'm1' });
    expect(acknowledged.thread).toEqual({
      id: 't1',
      created_at: '2026-01-01T12:00:00Z',
      status: { type: 'active' },
      metadata: {},
    });
  });

  it('grows an answer by its deltas, and takes the whole item when it is done', () => {
    const growing = apply(acknowledged, added('m2'), delta('m2', 'Good '), delta('m2', 'day'));
    expect(texts(growing.items)).toEqual(['> Hello', 'Good day']);
    expect(growing.turn?.unfinished).toEqual(['m2']);
    const whole = apply(growing, done('m2', 'Good day.'));
    expect(texts(whole.items)).toEqual(['> Hello', 'Good day.']);
    expect(whole.turn?.unfinished).toEqual([]);
  });

  it('counts parts that were never begun as empty', () => {
    const state = apply(acknowledged, added('m2'), delta('m2', 'second', 1));
    expect(texts(state.items)).toEqual(['> Hello', '|second']);
  });

  it('keeps streamed annotations when the finished part comes without', () => {
    const annotation: Annotation = {
      type: 'annotation',
      source: { type: 'file', title: 'a', filename: 'a' },
      index: 1,
    };
    const update = (part: object): ThreadStreamEvent =>
      ({
        type: 'thread.item.updated',
        item_id: 'm2',
        update: { content_index: 0, ...part },
      }) as ThreadStreamEvent;
    const state = apply(
      acknowledged,
      added('m2'),
      update({
        type: 'assistant_message.content_part.annotation_added',
        annotation_index: 3,
        annotation,
      }),
      update({
        type: 'assistant_message.content_part.done',
        content: { type: 'output_text', text: 'Done', annotations: [] },
      }),
    );
    expect(state.items[1]).toMatchObject({ content: [{ text: 'Done', annotations: [annotation] }] });
  });

  it('takes an item that comes whole, replaces one in its place, and removes one', () => {
    const state = apply(acknowledged, done('m2', 'one'), done('m3', 'two'), {
      type: 'thread.item.replaced',
      item: answered('m2', 'ONE'),
    });
    expect(texts(state.items)).toEqual(['> Hello', 'ONE', 'two']);
    expect(texts(apply(state, { type: 'thread.item.removed', item_id: 'm2' }).items)).toEqual([
      '> Hello',
      'two',
    ]);
  });

  it('shows progress until something is to be seen', () => {
    const searching = apply(acknowledged, { type: 'progress_update', text: 'Searching' });
    expect(searching.turn?.progress?.text).toBe('Searching');
    expect(apply(searching, added('m2')).turn?.progress).toBeNull();
  });

  it('merges what changed of the thread, and not its empty page of items', () => {
    const state = apply(acknowledged, {
      type: 'thread.updated',
      thread: { ...thread('t1'), title: 'Greeting' },
    });
    expect(state.thread?.title).toBe('Greeting');
    expect(state.items).toHaveLength(1);
  });

  it('remembers an error with the way to retry, when that is allowed', () => {
    const error = { type: 'error', code: 'custom', message: 'Too busy.' } as const;
    expect(apply(acknowledged, { ...error, allow_retry: true }).failure).toEqual({
      reason: 'failed',
      message: 'Too busy.',
      retry: { type: 'retry_after_item', itemId: 'm1' },
    });
    expect(apply(acknowledged, { ...error, allow_retry: false }).failure?.retry).toBeUndefined();
  });

  it('hides the stop button when the server does not allow to cancel', () => {
    expect(acknowledged.turn?.allowCancel).toBe(true);
    const state = apply(acknowledged, { type: 'stream_options', stream_options: { allow_cancel: false } });
    expect(state.turn?.allowCancel).toBe(false);
  });

  it('leaves the state alone for what it does not know', () => {
    const unknown = [
      { type: 'thread.sparkled' },
      { type: 'thread.item.updated', item_id: 'm1', update: { type: 'user_message.sparkled' } },
      { type: 'thread.item.updated', item_id: 'nobody', update: { type: 'widget.root.updated' } },
      { type: 'client_effect', name: 'x', data: {} },
    ] as unknown as ThreadStreamEvent[];
    expect(apply(acknowledged, ...unknown)).toEqual(acknowledged);
  });
});

describe('the end of a turn', () => {
  it('is quiet when all is done', () => {
    const state = endTurn(apply(acknowledged, added('m2'), done('m2', 'x')));
    expect(state).toMatchObject({ turn: null, failure: null });
  });

  it('says that the answer broke off when an item is not done, and keeps what came', () => {
    const state = endTurn(apply(acknowledged, added('m2'), delta('m2', 'half')));
    expect(state.failure).toEqual({
      reason: 'interrupted',
      retry: { type: 'retry_after_item', itemId: 'm1' },
    });
    expect(texts(state.items)).toEqual(['> Hello', 'half']);
  });

  it('says so when the message was never acknowledged, and would send it again', () => {
    expect(endTurn(begun).failure).toEqual({
      reason: 'interrupted',
      retry: { type: 'send', localId: 'local:1' },
    });
  });

  it('keeps the server’s own word on what went wrong', () => {
    const state = apply(begun, { type: 'error', code: 'custom', message: 'No.', allow_retry: true });
    expect(endTurn(state).failure).toMatchObject({ message: 'No.', retry: { type: 'send' } });
  });

  it('by the reader keeps what was written and drops what is blank', () => {
    const state = apply(acknowledged, done('m2', 'first'), added('m3'), delta('m3', ' '));
    expect(texts(stopTurn(state).items)).toEqual(['> Hello', 'first']);
    expect(texts(stopTurn(apply(state, delta('m3', 'half'))).items)).toEqual(['> Hello', 'first', ' half']);
    expect(stopTurn(state)).toMatchObject({ turn: null, failure: null });
  });

  it('by the reader takes back a message that the server has not seen', () => {
    expect(stopTurn(begun).items).toEqual([]);
  });
});
