import { AppError } from '../../dist/errors/app-error.js';

/** The id of the thread in every recording. */
export const RECORDED_THREAD = 'thr_00000001';

/**
 * A responder that does again what the one of a recording did. What it did shows in the frames after the server's own:
 * a `thread.updated` tells that the thread was changed before the event it follows, an `error` that it failed.
 */
export class RecordedResponder {
  /** Sets out to do again what it did in a step; `extra` is what the frames do not show. */
  prepare(step, ids, extra = {}) {
    this.step = step;
    this.ids = ids;
    this.extra = extra;
    this.calls = [];
  }

  respond(message, { thread }) {
    this.calls.push(message ? 'message' : 'no message');
    return this.replay(thread);
  }

  action(action, sender, { thread }) {
    this.calls.push('action');
    return this.replay(thread);
  }

  async syncAction() {
    this.calls.push('syncAction');
    const { updated_item } = this.ids.toOurs(this.step.json);
    return { updated_item: inUtc(updated_item) };
  }

  async *replay(thread) {
    const { insertBeforeLast, changeAtEnd, waitsAtEnd } = this.extra;
    this.ids.standsFor(RECORDED_THREAD, thread.id);
    const told = toldByResponder(this.step);
    for (const [place, { event, change }] of told.entries()) {
      if (insertBeforeLast && place === told.length - 1) yield this.ids.toOurs({ ...insertBeforeLast });
      Object.assign(thread, change);
      const mine = this.ids.toOurs(event);
      if (event.type !== 'error') yield mine.item ? { ...mine, item: inUtc(mine.item) } : mine;
      else if (event.code === 'custom') {
        throw new AppError('upstream_busy', event.message, { retryable: event.allow_retry });
      } else if (event.allow_retry) throw new Error('unexpected');
      else yield event;
    }
    Object.assign(thread, changeAtEnd);
    if (waitsAtEnd) await new Promise(() => undefined);
  }
}

/** The frames of a step as events. */
export function eventsOf({ frames = [] }) {
  return frames.map((frame) => JSON.parse(frame.slice('data: '.length)));
}

function toldByResponder(step) {
  const events = eventsOf(step);
  const lead = events.findIndex(({ type }) => type === 'stream_options') + 1;
  const begin = step.request.type === 'threads.add_structured_input' ? lead + 1 : lead;
  const told = [];
  for (const event of events.slice(begin)) {
    if (event.type === 'thread.updated') {
      const { title, status } = event.thread;
      told.at(-1).change = { title, status };
    } else told.push({ event });
  }
  return told;
}

function inUtc(item) {
  return { ...item, created_at: new Date().toISOString() };
}
