import { readFileSync } from 'node:fs';
import type { DoubleRequest, Flags, Reply, Vendor } from '../vendor.ts';
import { AnswerCount } from './answer-count.ts';
import { AnswerScripts } from './answer-script.ts';
import { Answering } from './answering.ts';
import { toEmbeddings, type EmbeddingRequest } from './embeddings.ts';
import { InvalidRequest, NAMED_ERRORS, toErrorReply } from './named-errors.ts';
import { checkRequest } from './request-checks.ts';

export const flags = {
  script: 'FILE  a script, or a list of them, as JSON; as PUT /__script takes it (see answer-script.ts)',
  models: 'LIST  the models there are, separated by commas; all unless told',
};

/**
 * OpenAI's Responses, Chat Completions, Embeddings and Models. Beside them `PUT /__script` says what is answered from
 * now on, and `GET /__answers` counts the streamed answers; neither needs the key.
 */
export function createVendor({ key, script, models }: Flags): Vendor {
  const scripts = new AnswerScripts();
  if (script !== undefined) scripts.set(JSON.parse(readFileSync(script, 'utf8')));
  const count = new AnswerCount();
  const answering = new Answering(scripts, count);
  const known = models?.split(',');
  const own = (operation: string): boolean => operation.startsWith('__');

  return {
    routes: [
      {
        operation: 'createResponse',
        method: 'POST',
        path: '/v1/responses',
        handle: (request) => answering.createResponse(request),
      },
      {
        operation: 'createChatCompletion',
        method: 'POST',
        path: '/v1/chat/completions',
        handle: (request) => answering.createChatCompletion(request),
      },
      {
        operation: 'createEmbedding',
        method: 'POST',
        path: '/v1/embeddings',
        handle: ({ body }) => {
          checkRequest('createEmbedding', body);
          const { error, headers } = scripts.take('createEmbedding');
          if (error !== undefined) return toErrorReply(NAMED_ERRORS[error]!, headers);
          return { body: toEmbeddings(body as EmbeddingRequest) };
        },
      },
      {
        operation: 'listModels',
        method: 'GET',
        path: '/v1/models',
        handle: () => ({
          body: {
            object: 'list',
            data: (known ?? []).map((id) => ({ id, object: 'model', created: 0, owned_by: 'double' })),
          },
        }),
      },
      {
        operation: '__script',
        method: 'PUT',
        path: '/__script',
        handle: ({ body }) => setScripts(scripts, body),
      },
      { operation: '__answers', method: 'GET', path: '/__answers', handle: () => ({ body: count.summary }) },
    ],
    refuse: (request, operation) => {
      if (own(operation)) return undefined;
      const model = (Object(request.body) as { model?: unknown }).model;
      const isUnknown = known !== undefined && typeof model === 'string' && !known.includes(model);
      return refuseKey(request, key) ?? (isUnknown ? toErrorReply(NAMED_ERRORS['404_model']!) : undefined);
    },
    notFound: ({ method, path }) =>
      toErrorReply({ ...new InvalidRequest(`Invalid URL (${method} ${path})`).error, status: 404 }),
    toReply: (error) => (error instanceof InvalidRequest ? toErrorReply(error.error) : undefined),
  };
}

function refuseKey({ headers }: DoubleRequest, key: string | undefined): Reply | undefined {
  if (key === undefined || headers.authorization === `Bearer ${key}`) return undefined;
  return toErrorReply(NAMED_ERRORS[headers.authorization === undefined ? '401_missing' : '401']!);
}

function setScripts(scripts: AnswerScripts, body: unknown): Reply {
  try {
    scripts.set(body);
    return { status: 204 };
  } catch (error) {
    return { status: 400, body: (error as Error).message };
  }
}
