/**
 * Checks the built ChatKit server half against conversations recorded from OpenAI's Python server:
 * `node contract-check-transcripts.mjs <folder>`, the folder holding chatkit.transcripts.json. What the responder did in
 * a recording is done again; events, replies, writes and what is stored at the end must be the recorded ones, but where
 * DIFFERENCES says otherwise: there they must differ as it says. The last line is `N passed, N failed`.
 */
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { encodeEvent, isStreamingRequest } from 'chatkit-protocol';
import { ChatKitServer } from './dist/chat/chatkit/chatkit-server.js';
import { parseChatKitRequest } from './dist/chat/requests/parse-chatkit-request.js';
import { SqliteThreadStore } from './dist/chat/stores/sqlite.store.js';
import { ERROR_CODES } from './dist/errors/error-codes.js';
import { countedChecks } from './test/contract/counted-checks.mjs';
import { RecordedIds } from './test/contract/recorded-ids.mjs';
import { RECORDED_THREAD, RecordedResponder, eventsOf } from './test/contract/recorded-responder.mjs';
import { recordWrites } from './test/contract/recorded-writes.mjs';

/** What a request that the recorded server raises at is refused with: an HTTP error before a stream begins. */
const REFUSALS = {
  client_tool: { 3: 'wrong_item' },
  retry_not_user_message: { 2: 'wrong_item' },
  update_delete: { 4: 'unknown_thread', 6: 'unknown_thread' },
  attachment_unknown: { 0: 'attachments_unsupported' },
  attachments_unconfigured: { 0: 'attachments_unsupported' },
  structured_input: { 2: 'already_answered' },
  structured_input_skipped: { 2: 'already_answered' },
  widget_action: { 4: 'wrong_item', 5: 'unknown_item' },
  bad_requests: {
    0: 'invalid_request',
    1: 'invalid_request',
    2: 'invalid_request',
    3: 'invalid_request',
    5: 'invalid_request',
  },
};

const refused = (code, reason) => ({ reason, refusal: code, events: () => [], writes: () => [] });
const NO_ATTACHMENTS = 'This service takes no attachments, and says so before anything is stored.';
const KEPT = ['add_thread_item assistant_message msg_a', 'add_thread_item sdk_hidden_context shcx_left'];

/** Where this server deliberately does otherwise, by scenario and step; `end` is what is stored at last. */
const DIFFERENCES = {
  hidden_context: {
    1: {
      reason: 'A page is filled up where items are hidden, and its cursor never names a hidden one.',
      json: (_recorded, steps) => ({ data: steps[2].json.items.data, has_more: false }),
    },
  },
  hidden_context_leak: {
    0: { reason: 'Hidden items are told by no event.', events: (recorded) => recorded.slice(0, -2) },
  },
  cancel_while_waiting: {
    0: {
      reason: 'What the responder changed of the thread is stored also when the reader leaves.',
      writes: (recorded) => [...recorded, 'save_thread thr_00000001 Changed active'],
    },
  },
  cancel_by_aclose: {
    0: {
      reason:
        'A stream that is closed between two events is cleaned up like one that is cancelled while it waits.',
      writes: (recorded) => [...recorded, ...KEPT],
    },
    end: {
      reason: 'So what was streamed is stored.',
      stored: (recorded) => [
        ...recorded,
        { id: 'msg_a', type: 'assistant_message' },
        { id: 'shcx_left', type: 'sdk_hidden_context' },
      ],
    },
  },
  retry: { 3: refused('unknown_item', 'An unknown item is an error, no empty stream.') },
  update_delete: {
    1: refused('unknown_item', 'Feedback is stored, so that its items must be there.'),
    5: {
      ...refused('unknown_thread', 'A thread that is gone already is unknown.'),
      writes: (recorded) => recorded,
    },
  },
  locked_closed: {
    1: refused('thread_not_active', 'Locked and closed threads take nothing more.'),
    end: { reason: 'So nothing is added to them.', stored: (recorded) => recorded.slice(0, 2) },
  },
  attachments: {
    0: refused('attachments_unsupported', NO_ATTACHMENTS),
    1: refused('attachments_unsupported', NO_ATTACHMENTS),
    2: refused('attachments_unsupported', NO_ATTACHMENTS),
    3: refused('attachments_unsupported', NO_ATTACHMENTS),
    end: { reason: NO_ATTACHMENTS, stored: () => [] },
  },
  attachment_unknown: {
    0: refused('attachments_unsupported', NO_ATTACHMENTS),
    1: { reason: 'A refused message leaves no thread behind.', json: () => ({ data: [], has_more: false }) },
  },
  widget_action: {
    3: refused(
      'wrong_item',
      'An action of what is no widget is an HTTP error, no stream with an error event.',
    ),
  },
  transcribe: { 0: refused('dictation_unsupported', 'This service takes no recordings.') },
  bad_requests: { 4: refused('unknown_thread', 'A thread that is not there has no empty page.') },
};

/** What responders did that the frames do not show. */
const UNSEEN = {
  hidden_context: {
    insertBeforeLast: {
      type: 'thread.item.done',
      item: {
        id: 'msg_h',
        thread_id: RECORDED_THREAD,
        created_at: '2026-01-01T12:00:00Z',
        type: 'hidden_context_item',
        content: 'x',
      },
    },
  },
  cancel_while_waiting: { changeAtEnd: { title: 'Changed' }, waitsAtEnd: true },
};

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node contract-check-transcripts.mjs <folder of the contracts>');
  process.exit(2);
}
const { scenarios } = JSON.parse(readFileSync(path.join(folder, 'chatkit.transcripts.json'), 'utf8'));
const { check, report } = countedChecks();
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chatkit-transcripts-'));
const threads = new SqliteThreadStore(dataDir);
const names = scenarios.map(({ name }) => name);
try {
  check(
    'every difference is of a scenario',
    Object.keys(DIFFERENCES).every((name) => names.includes(name)),
    names,
  );
  for (const scenario of scenarios) await replay(scenario);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
report();

async function replay({ name, steps, stored_items_at_end, stored_full = [] }) {
  const ids = new RecordedIds();
  const owner = { site: 'contract', subject: name };
  const responder = new RecordedResponder();
  const { store, takeWrites } = recordWrites(threads);
  const server = new ChatKitServer(store, responder);
  if (name === 'paging') await fillThread(server, responder, owner, ids, stored_items_at_end);
  takeWrites();

  for (const [number, step] of steps.entries()) {
    responder.prepare(step, ids, UNSEEN[name]);
    const expected = expectation(name, number, steps);
    const seen = await ask(server, ids.toOurs(step.request), owner, wayOut(name, eventsOf(step)));
    const title = `${name} ${number} (${step.request.type})`;
    const isShortened = 'note' in step;
    if (DIFFERENCES[name]?.[number]) {
      check(`${title}: differs`, !isDeepStrictEqual(expected, recordedOutcome(name, number, step)), expected);
    }
    check(`${title}: refusal`, expected.refusal === seen.refusal, [expected.refusal, seen]);
    if (seen.refusal) check(`${title}: status`, ERROR_CODES[seen.refusal].status < 500, seen);
    for (const [place, event] of expected.events.entries()) {
      const mine = seen.events[place];
      check(`${title}: event ${place} ${event.type}`, ids.isSame(event, mine), [event, mine]);
    }
    check(`${title}: number of events`, expected.events.length === seen.events.length, seen.events);
    check(`${title}: reply`, ids.isSame(expected.json, seen.json, { isShortened }), [
      expected.json,
      seen.json,
    ]);
    const writes = takeWrites().map((write) => write.split(' '));
    const wanted = expected.writes.map((write) => write.split(' '));
    check(`${title}: writes`, ids.isSame(wanted, writes), [wanted, writes]);
    check(`${title}: entrance`, responder.calls.join() === entrance(step, seen), responder.calls);
  }

  const stored = await storedItems(owner, ids.ours.get(RECORDED_THREAD));
  const wanted = DIFFERENCES[name]?.end?.stored(stored_items_at_end) ?? stored_items_at_end;
  check(`${name}: stored at the end`, ids.isSame(wanted, stored, { isShortened: true }), [wanted, stored]);
  for (const item of stored_full) {
    const mine = stored.find(({ id }) => id === ids.ours.get(item.id));
    check(`${name}: stored ${item.type}`, ids.isSame(item, mine), [item, mine]);
  }
}

/** What a step must do: what was recorded, or the difference from it. */
function expectation(name, number, steps) {
  const recorded = recordedOutcome(name, number, steps[number]);
  const difference = DIFFERENCES[name]?.[number];
  if (!difference) return recorded;
  const { refusal, events, writes } = difference;
  return {
    refusal,
    events: events?.(recorded.events) ?? recorded.events,
    writes: writes?.(recorded.writes) ?? recorded.writes,
    json: refusal ? undefined : (difference.json?.(recorded.json, steps) ?? recorded.json),
  };
}

function recordedOutcome(name, number, step) {
  const refusal = REFUSALS[name]?.[number];
  return { refusal, events: eventsOf(step), writes: step.store_calls, json: step.json };
}

/** Which entrance of the responder a step must use. */
function entrance({ request }, { refusal }) {
  if (refusal) return '';
  if (request.type === 'threads.custom_action') return 'action';
  if (request.type === 'threads.sync_custom_action') return 'syncAction';
  if (!isStreamingRequest(request.type)) return '';
  return /output|structured/.test(request.type) ? 'no message' : 'message';
}

/** How the reader leaves after the last recorded event, in the scenarios in which he does. */
function wayOut(name, events) {
  if (name === 'cancel_while_waiting') return { after: events.length, by: 'abort' };
  return name === 'cancel_by_aclose' ? { after: events.length, by: 'close' } : undefined;
}

async function ask(server, body, owner, leave) {
  const leaving = new AbortController();
  const events = [];
  try {
    const request = parseChatKitRequest(body);
    if (!isStreamingRequest(request.type)) {
      return { events, json: asSent(await server.reply(request, { owner }, leaving.signal)) };
    }
    for await (const event of server.stream(request, { owner }, leaving.signal)) {
      events.push(JSON.parse(encodeEvent(event).slice('data: '.length)));
      if (events.length !== leave?.after) continue;
      if (leave.by === 'close') break;
      setImmediate(() => leaving.abort());
    }
    return { events };
  } catch (thrown) {
    if (!thrown.code || events.length > 0) throw thrown;
    return { events, refusal: thrown.code };
  }
}

async function fillThread(server, responder, owner, ids, items) {
  const questions = items.filter(({ type }) => type === 'user_message');
  for (const place of questions.keys()) {
    const { id } = items[2 * place + 1];
    const answer = { id, thread_id: RECORDED_THREAD, type: 'assistant_message', content: [] };
    const frames = [{ type: 'stream_options' }, { type: 'thread.item.done', item: answer }];
    const type = place === 0 ? 'threads.create' : 'threads.add_user_message';
    const input = {
      content: [{ type: 'input_text', text: 'Hello' }],
      attachments: [],
      inference_options: {},
    };
    const params = place === 0 ? { input } : ids.toOurs({ thread_id: RECORDED_THREAD, input });
    responder.prepare({ request: { type }, frames: frames.map((frame) => encodeEvent(frame).trim()) }, ids);
    await ask(server, { type, params }, owner);
  }
  const stored = await storedItems(owner, ids.ours.get(RECORDED_THREAD));
  for (const [place, { id }] of items.entries()) ids.standsFor(id, stored[place].id);
}

async function storedItems(owner, threadId) {
  const page = threadId && (await threads.items(owner, threadId, { limit: 1000, order: 'asc' }));
  return page?.data ?? [];
}

function asSent(value) {
  return JSON.parse(JSON.stringify(value));
}
