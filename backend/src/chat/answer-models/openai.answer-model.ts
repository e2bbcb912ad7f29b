import type OpenAI from 'openai';
import type { OpenAiModelSettings } from '../../configuration/vendors.js';
import { isOpenAi, openAiClient } from '../../upstreams/openai-client.js';
import { InputTooLong, OpenAiFailures } from '../../upstreams/openai-failures.js';
import { retrying } from '../../upstreams/retrying.js';
import { StreamDeadline } from '../../upstreams/stream-deadline.js';
import { UpstreamError } from '../../upstreams/upstream-error.js';
import type { Upstream } from '../../upstreams/upstream.js';
import { AnswerModel, type AnswerRequest } from '../answer-model.js';
import type { ModelUse } from '../budget/model-use.js';
import { toAnswerPrompt, type AnswerPrompt } from './answer-prompt.js';
import { AnswerVerdict, toVerdict } from './answer-verdict.js';
import { withoutNoAnswer } from './no-answer.js';
import { withoutThinking } from './without-thinking.js';
import { readChatChunks, readResponseEvents, type AnswerEnd } from './openai-stream.js';
import { started } from './started.js';

/** A question is put once more when nothing of an answer has come; readers wait no longer than this for it. */
const REPETITION = { attempts: 2, maxWaitMs: 2_000 };
/** The SDK's own time-out comes after ours. */
const SDK_MARGIN_MS = 10_000;
/** Milliseconds that a server has to close a stream whose last word is said. */
const CLOSING_MS = 500;

/** Lets OpenAI, or a server that speaks its API, write the answers. */
export class OpenAiAnswerModel extends AnswerModel {
  override readonly description: string;
  /** The prompt lets the model say that the passages hold no answer. */
  override readonly threshold = 0;
  private readonly client: OpenAI;
  private readonly failures: OpenAiFailures;

  /** `upstream` is told of each answer, whether it came; a reader's leaving is neither. */
  constructor(
    private readonly settings: OpenAiModelSettings,
    readonly upstream: Upstream,
  ) {
    super();
    this.description = `openai ${settings.model}`;
    this.client = openAiClient(settings, settings.firstTokenTimeoutMs + SDK_MARGIN_MS);
    this.failures = new OpenAiFailures({ ...settings, modelVariable: 'OPENAI_MODEL' });
  }

  override async *answer(
    request: AnswerRequest,
    signal: AbortSignal,
    onUse?: (use: ModelUse) => void,
  ): AsyncGenerator<string> {
    signal.throwIfAborted();
    const deadline = new StreamDeadline(signal);
    try {
      deadline.expect(this.settings.firstTokenTimeoutMs, () => this.slow('begin', 'FIRST'));
      const texts = await this.begin(request, deadline.signal, onUse);
      yield* withoutNoAnswer(withoutThinking(this.inTime(texts, deadline)));
      this.upstream.succeed();
    } catch (thrown) {
      signal.throwIfAborted();
      const failure = deadline.signal.aborted ? deadline.signal.reason : this.failures.of(thrown);
      if (failure instanceof AnswerVerdict) this.upstream.succeed();
      else if (failure instanceof UpstreamError) this.upstream.fail(failure);
      throw failure;
    } finally {
      deadline.close();
    }
  }

  /** The answer from its first text on; what is too long for the model is tried with half the passages. */
  private async begin(
    request: AnswerRequest,
    signal: AbortSignal,
    onUse?: (use: ModelUse) => void,
  ): Promise<AsyncGenerator<string>> {
    const ask = (passages: AnswerRequest['passages']): Promise<AsyncGenerator<string>> =>
      retrying(
        () => started(this.texts(toAnswerPrompt({ ...request, passages }), signal, onUse)),
        REPETITION,
        signal,
      );
    try {
      return await ask(request.passages);
    } catch (error) {
      if (!(error instanceof InputTooLong) || request.passages.length < 2) throw error;
      return ask(request.passages.slice(0, Math.ceil(request.passages.length / 2)));
    }
  }

  /** What the model writes; throws an UpstreamError, or the signal's reason, unless it completes. */
  private async *texts(
    prompt: AnswerPrompt,
    signal: AbortSignal,
    onUse?: (use: ModelUse) => void,
  ): AsyncGenerator<string> {
    let isAnswered = false;
    let usedTokens: number | undefined;
    let written = '';
    let end: AnswerEnd | undefined;
    let closing: NodeJS.Timeout | undefined;
    try {
      const stream = await this.open(prompt, signal, onUse !== undefined);
      isAnswered = true;
      for await (const piece of stream.pieces) {
        if ('usedTokens' in piece) ({ usedTokens } = piece);
        if (end !== undefined || 'usedTokens' in piece) continue;
        if ('text' in piece) {
          written += piece.text;
          yield piece.text;
          continue;
        }
        end = piece.end;
        closing = setTimeout(() => stream.controller.abort(), CLOSING_MS);
      }
    } catch (thrown) {
      signal.throwIfAborted();
      if (end === undefined) throw this.failures.of(thrown);
    } finally {
      clearTimeout(closing);
      if (isAnswered) {
        const sent = [prompt.instructions, ...prompt.messages.map(({ content }) => content)];
        onUse?.(usedTokens === undefined ? { texts: [...sent, written] } : { tokens: usedTokens });
      }
    }
    if (end === 'completed') return;
    if (end === undefined) {
      signal.throwIfAborted();
      throw this.failures.interrupted();
    }
    if (typeof end === 'object') throw this.failures.ofCode(end.failed.code, end.failed.message);
    throw toVerdict(end, this.settings);
  }

  private async open({ instructions, messages }: AnswerPrompt, signal: AbortSignal, asksForUsage: boolean) {
    const { api, model, reasoningEffort, maxOutputTokens } = this.settings;
    if (api === 'responses') {
      const events = await this.client.responses.create(
        {
          model,
          instructions,
          input: messages,
          max_output_tokens: maxOutputTokens,
          ...(reasoningEffort === undefined ? {} : { reasoning: { effort: reasoningEffort } }),
          store: false,
          stream: true,
        },
        { signal },
      );
      return { pieces: readResponseEvents(events), controller: events.controller };
    }
    const chunks = await this.client.chat.completions.create(
      {
        model,
        messages: [{ role: 'system', content: instructions }, ...messages],
        // Other servers know the older name only; OpenAI's newer models take the newer one only.
        ...(isOpenAi(this.settings)
          ? { max_completion_tokens: maxOutputTokens, store: false }
          : { max_tokens: maxOutputTokens }),
        ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
        stream: true,
        // Only where it is needed, since a server may not know it.
        ...(asksForUsage ? { stream_options: { include_usage: true } } : {}),
      },
      { signal },
    );
    return { pieces: readChatChunks(chunks), controller: chunks.controller };
  }

  /** The texts, each of which must come in time; the time that the reader takes for one does not count. */
  private async *inTime(texts: AsyncIterable<string>, deadline: StreamDeadline): AsyncGenerator<string> {
    for await (const text of texts) {
      deadline.rest();
      yield text;
      deadline.expect(this.settings.nextTokenTimeoutMs, () => this.slow('go on with', 'NEXT'));
    }
  }

  private slow(what: string, which: 'FIRST' | 'NEXT'): UpstreamError {
    const { firstTokenTimeoutMs, nextTokenTimeoutMs, model } = this.settings;
    const seconds = (which === 'FIRST' ? firstTokenTimeoutMs : nextTokenTimeoutMs) / 1000;
    return new UpstreamError('slow', {
      operatorMessage: `${this.failures.server} did not ${what} an answer within ${seconds} s: raise OPENAI_${which}_TOKEN_SECONDS, or choose a faster model than "${model}" (OPENAI_MODEL).`,
    });
  }
}
