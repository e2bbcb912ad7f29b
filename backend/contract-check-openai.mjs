/**
 * Checks the double of OpenAI, and what the built adapters send to it, against OpenAI's contract:
 * `node contract-check-openai.mjs <folder> [record.ndjson]`, the folder holding openai.schema.json and
 * openai.cases.json. The double must take and refuse what OpenAI does, and all it says must be legal and in the recorded
 * order; the exchanges of a recording are checked too. The last line is `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openContract } from './test/contract/contract.mjs';
import { driveOpenAiAdapters } from './test/contract/drive-openai-adapters.mjs';
import { outline, toScript, withoutIds } from './test/contract/openai-scenarios.mjs';
import { startDouble } from './test/doubles/start-double.ts';

const { contract, recording, isLegal, check, report } = openContract('openai', 'contract-check-openai.mjs');

const ROUTES = {
  createResponse: '/v1/responses',
  createChatCompletion: '/v1/chat/completions',
  createEmbedding: '/v1/embeddings',
};
const STREAMED = {
  createResponse: 'ResponseStreamEvent',
  createChatCompletion: 'CreateChatCompletionStreamResponse',
};

const work = mkdtempSync(path.join(os.tmpdir(), 'openai-contract-'));
const record = path.join(work, 'record.ndjson');
const double = await startDouble('openai', { record });
try {
  await checkRequests();
  await checkResponseStreams();
  await checkChatStreams();
  await checkWholeAnswers();
  await checkEmbeddings();
  await checkErrors();
  await script([]);
  await driveOpenAiAdapters(double.url, check);
  await double.stop();
  checkRecording(record);
  if (recording) checkRecording(recording);
} finally {
  await double.stop();
  rmSync(work, { recursive: true, force: true });
}
report();

async function checkRequests() {
  for (const { id, def, valid, instance } of contract.cases) {
    const operation = /^req\.(.*)$/.exec(def)?.[1];
    if (!ROUTES[operation]) continue;
    const { status, text } = await post(operation, instance);
    check(`${id} (${valid ? 'legal' : 'illegal'})`, status === (valid ? 200 : 400), [status, text]);
    if (!valid) check(`${id}: refusal`, isLegal('ErrorResponse', JSON.parse(text)), text);
  }
}

async function checkResponseStreams() {
  for (const [name, expected] of Object.entries(contract.streams)) {
    await script(toScript(expected));
    const { text } = await post('createResponse', { model: 'm', input: 'q', stream: true });
    const events = [...text.matchAll(/^event: (.*)\ndata: (.*)\n\n/gm)].map(([, event, data]) => {
      const parsed = JSON.parse(data);
      check(`${name}: frame of ${event}`, parsed.type === event, text);
      check(`${name}: ${event}`, isLegal('ResponseStreamEvent', parsed), parsed);
      return parsed;
    });
    check(
      `${name}: order`,
      isDeepStrictEqual(events.map(outline), expected.map(outline)),
      events.map(outline),
    );
    check(`${name}: nothing after the last event`, !text.includes('[DONE]'), text);
  }
}

async function checkChatStreams() {
  for (const [name, expected] of Object.entries(contract.chat)) {
    const [first] = expected.flatMap(({ choices }) => choices.flatMap(({ delta }) => delta.tool_calls ?? []));
    const pieces = expected.flatMap(({ choices }) => choices.map(({ delta }) => delta));
    await script(
      first
        ? {
            call: {
              name: first.function.name,
              arguments: pieces.flatMap(({ tool_calls = [] }) =>
                tool_calls.flatMap((call) => call.function.arguments || []),
              ),
            },
          }
        : { deltas: pieces.flatMap(({ content }) => content || []) },
    );
    const include_usage = expected.some(({ usage }) => usage);
    const body = { model: 'm', messages: [{ role: 'user', content: 'q' }], stream: true };
    const { text } = await post('createChatCompletion', { ...body, stream_options: { include_usage } });
    const data = text.split('\n\n').filter(Boolean);
    check(`chat ${name}: [DONE] is last`, data.pop() === 'data: [DONE]', text);
    const chunks = data.map((frame) => JSON.parse(frame.slice('data: '.length)));
    for (const chunk of chunks) check(`chat ${name}`, isLegal(STREAMED.createChatCompletion, chunk), chunk);
    const shape = ({ choices, usage }) => [withoutIds(choices), usage === undefined];
    check(`chat ${name}: order`, isDeepStrictEqual(chunks.map(shape), expected.map(shape)), chunks);
    check(
      `chat ${name}: one id`,
      new Set(chunks.map(({ id, created }) => `${id} ${created}`)).size === 1,
      chunks,
    );
  }
}

async function checkWholeAnswers() {
  const asked = {
    createResponse: { model: 'm', input: 'q' },
    createChatCompletion: { model: 'm', messages: [{ role: 'user', content: 'q' }] },
  };
  for (const end of ['completed', 'refusal', 'incomplete_max_output_tokens', 'incomplete_content_filter']) {
    await script({ deltas: ['a', 'b'], reasoning: ['c'], end });
    for (const [operation, body] of Object.entries(asked)) {
      const { status, text } = await post(operation, body);
      check(
        `${operation}: ${end}`,
        status === 200 && isLegal(`res.${operation}.200`, JSON.parse(text)),
        text,
      );
    }
  }
}

async function checkEmbeddings() {
  const vectors = [];
  for (const encoding_format of ['float', 'base64', undefined]) {
    for (const input of ['hi', ['hi', 'ho'], [1, 2], [[1, 2], [3]]]) {
      const { text } = await post('createEmbedding', { model: 'm', input, encoding_format, dimensions: 384 });
      const reply = JSON.parse(text);
      check(`embedding ${encoding_format}`, isLegal('CreateEmbeddingResponse', reply), reply);
      check(
        'embedding order',
        reply.data.every(({ index }, position) => index === position),
        reply,
      );
      vectors.push(reply.data[0].embedding);
    }
  }
  const decoded = new Float32Array(Uint8Array.from(Buffer.from(vectors[4], 'base64')).buffer);
  check('embedding base64', isDeepStrictEqual([...decoded], [...Float32Array.from(vectors[0])]), vectors[4]);
  check('embedding size', decoded.length === 384, decoded.length);
}

async function checkErrors() {
  for (const [error, expected] of Object.entries(contract.errors)) {
    await script({ error, operations: Object.keys(ROUTES) });
    for (const [operation, body] of Object.entries({
      createResponse: { model: 'm', input: 'q', stream: true },
      createChatCompletion: { model: 'm', messages: [{ role: 'user', content: 'q' }] },
      createEmbedding: { model: 'm', input: 'q' },
    })) {
      const { status, text } = await post(operation, body);
      check(`error ${error}: status`, status === Number(error.slice(0, 3)), status);
      check(`error ${error}: body`, isDeepStrictEqual(JSON.parse(text), expected), text);
    }
  }
}

/** What was asked, and what was answered, must be legal; where the double refused on purpose only the answer. */
function checkRecording(file) {
  const exchanges = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  for (const { vendor, operation, request, status, response, events, fault } of exchanges) {
    if (vendor !== 'openai' || !ROUTES[operation] || fault) continue;
    if (status === 200) check(`recorded ${operation}`, isLegal(`req.${operation}`, request), request);
    if (status === 200 && response) {
      check(`recorded reply to ${operation}`, isLegal(`res.${operation}.200`, response), response);
    }
    if (status >= 400)
      check(`recorded refusal of ${operation}`, isLegal('ErrorResponse', response), response);
    for (const event of events ?? []) {
      const isError = event.error !== undefined && event.type === undefined;
      check(
        `recorded event of ${operation}`,
        isLegal(isError ? 'ErrorResponse' : STREAMED[operation], event),
        event,
      );
    }
  }
}

async function script(scripts) {
  await fetch(`${double.url}/__script`, { method: 'PUT', body: JSON.stringify(scripts) });
}

async function post(operation, body) {
  const response = await fetch(double.url + ROUTES[operation], {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, text: await response.text() };
}
