import OpenAI from 'openai';
import type { OpenAiConnection } from '../configuration/vendors.js';

const OPENAI_URL = 'https://api.openai.com/v1';

/**
 * The SDK for a connection, as quiet as it can be: it repeats nothing, logs nothing and takes nothing from the
 * environment. `timeoutMs` is its own last resort, until an answer's headers.
 */
export function openAiClient({ apiKey, baseUrl }: OpenAiConnection, timeoutMs: number): OpenAI {
  return new OpenAI({
    // The SDK insists on a key; the header that it would go into is left out where there is none.
    apiKey: apiKey ?? 'none',
    defaultHeaders: apiKey === undefined ? { authorization: null } : {},
    baseURL: baseUrl ?? OPENAI_URL,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
  });
}

/** The host that a connection leads to, with its port. */
export function openAiHost({ baseUrl = OPENAI_URL }: OpenAiConnection): string {
  return new URL(baseUrl).host;
}

/** Whether a connection leads to OpenAI itself, not to another server that speaks its API. */
export function isOpenAi(connection: OpenAiConnection): boolean {
  return /(^|\.)openai\.com$/.test(openAiHost(connection));
}
