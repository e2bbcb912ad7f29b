import type OpenAI from 'openai';
import type { OpenAiModelSettings } from '../../configuration/vendors.js';
import { isOpenAi, openAiClient } from '../../upstreams/openai-client.js';
import { readEvents } from '../../upstreams/openai-events.js';
import { InputTooLong, OpenAiFailures } from '../../upstreams/openai-failures.js';
import { retrying } from '../../upstreams/retrying.js';
import { StreamDeadline } from '../../upstreams/stream-deadline.js';
import { UpstreamError } from '../../upstreams/upstream-error.js';
import type { Upstream } from '../../upstreams/upstream.js';
import { AnswerModel, type AnswerRequest } from '../answer-model.js';
import type { ModelUse } from '../budget/model-use.js';
import { started } from '../started.js';
import { toAnswerPrompt, type AnswerPrompt } from './answer-prompt.js';
import { AnswerVerdict, toVerdict } from './answer-verdict.js';
import { FollowUpLines } from './follow-up-lines.js';
import { WithoutNoAnswer } from './without-no-answer.js';
import { readChatChunk, readResponseEvent, type AnswerEnd, type AnswerPiece } from './openai-stream.js';
import { WithoutThinking } from './without-thinking.js';

/** A question is put once more when nothing of an answer has come; readers wait no longer than this for it. */
const REPETITION = { attempts: 2, maxWaitMs: 2_000 };
/** The SDK's own time-out comes after ours. */
const SDK_MARGIN_MS = 10_000;
/** No model's tokens are longer than this on average, in UTF-16 units: a longer answer goes on beyond its limit. */
const MAX_TOKEN_LENGTH = 16;
/** Milliseconds that a server has to close a stream whose last word is said. */
const CLOSING_MS = 500;

/** A call that the server has begun to answer. */
interface AnsweredCall {
  /** The events of the answer, and how they are read. */
  groups: AsyncIterable<Iterable<object>>;
  read(event: object): AnswerPiece;
  abort(): void;
  /** Is told what was written, and how many tokens the call has used if the server says so. */
  onUse?(written: string, usedTokens: number | undefined): void;
}

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
      const written = await this.begin(request, deadline.signal, onUse);
      const thoughts = new WithoutThinking();
      const marker = new WithoutNoAnswer();
      const followUps = new FollowUpLines(request.onFollowUp ?? (() => undefined));
      const stalled = (): UpstreamError => this.slow('go on with', 'NEXT');
      for await (const text of written) {
        // The time that the reader takes for a piece does not count.
        deadline.rest();
        const piece = followUps.push(marker.push(thoughts.push(text)));
        if (piece !== '') yield piece;
        deadline.expect(this.settings.nextTokenTimeoutMs, stalled);
      }
      deadline.rest();
      const rest = followUps.push(marker.push(thoughts.end()) + marker.end()) + followUps.end();
      if (rest !== '') yield rest;
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
  ): Promise<AsyncIterable<string>> {
    const ask = (passages: AnswerRequest['passages']): Promise<AsyncIterable<string>> =>
      retrying(
        async () => {
          const prompt = toAnswerPrompt({ ...request, passages });
          return started(this.texts(await this.call(prompt, signal, onUse), signal));
        },
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
    { groups, read, abort, onUse }: AnsweredCall,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    let usedTokens: number | undefined;
    let written = '';
    let end: AnswerEnd | undefined;
    let closing: NodeJS.Timeout | undefined;
    try {
      for await (const events of groups) {
        for (const event of events) {
          const piece = read(event);
          usedTokens = piece.usedTokens ?? usedTokens;
          if (end !== undefined) continue;
          if (piece.text) {
            if (written.length + piece.text.length > this.settings.maxOutputTokens * MAX_TOKEN_LENGTH) {
              end = 'cut_at_length';
              abort();
              continue;
            }
            written += piece.text;
            yield piece.text;
          }
          if (piece.end === undefined) continue;
          end = piece.end;
          closing = setTimeout(abort, CLOSING_MS);
        }
      }
    } catch (thrown) {
      signal.throwIfAborted();
      if (end === undefined) throw this.failures.of(thrown);
    } finally {
      clearTimeout(closing);
      onUse?.(written, usedTokens);
    }
    if (end === 'completed') return;
    if (end === undefined) {
      signal.throwIfAborted();
      throw this.failures.interrupted();
    }
    if (typeof end === 'object') throw this.failures.ofCode(end.failed.code, end.failed.message);
    throw toVerdict(end, this.settings);
  }

  /** Sends the prompt and waits until it is being answered. Throws an UpstreamError, or the signal's reason. */
  private async call(
    prompt: AnswerPrompt,
    signal: AbortSignal,
    onUse: ((use: ModelUse) => void) | undefined,
  ): Promise<AnsweredCall> {
    const call = new AbortController();
    try {
      const opened = await this.open(prompt, AbortSignal.any([signal, call.signal]), onUse !== undefined);
      // The prompt is kept where it may have to be counted only: it is the most of what an open stream weighs.
      return { ...opened, abort: () => call.abort(), onUse: onUse && tellingUse(onUse, prompt) };
    } catch (thrown) {
      signal.throwIfAborted();
      throw this.failures.of(thrown);
    }
  }

  /** The events of the answer, and how they are read. */
  private async open(
    { instructions, messages }: AnswerPrompt,
    signal: AbortSignal,
    asksForUsage: boolean,
  ): Promise<Pick<AnsweredCall, 'groups' | 'read'>> {
    const { api, model, reasoningEffort, maxOutputTokens } = this.settings;
    if (api === 'responses') {
      const answer = this.client.responses.create(
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
      return { groups: readEvents(await answer.asResponse()), read: readResponseEvent };
    }
    const answer = this.client.chat.completions.create(
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
    return { groups: readEvents(await answer.asResponse()), read: readChatChunk };
  }

  private slow(what: string, which: 'FIRST' | 'NEXT'): UpstreamError {
    const { firstTokenTimeoutMs, nextTokenTimeoutMs, model } = this.settings;
    const seconds = (which === 'FIRST' ? firstTokenTimeoutMs : nextTokenTimeoutMs) / 1000;
    return new UpstreamError('slow', {
      operatorMessage: `${this.failures.server} did not ${what} an answer within ${seconds} s: raise OPENAI_${which}_TOKEN_SECONDS, or choose a faster model than "${model}" (OPENAI_MODEL).`,
    });
  }
}

function tellingUse(
  tell: (use: ModelUse) => void,
  { instructions, messages }: AnswerPrompt,
): AnsweredCall['onUse'] {
  const sent = [instructions, ...messages.map(({ content }) => content)];
  return (written, tokens) => tell(tokens === undefined ? { texts: [...sent, written] } : { tokens });
}
