import type { DoubleRequest, Reply, ServerSentEvent } from '../vendor.ts';
import type { AnswerCount } from './answer-count.ts';
import { planAnswer, type AnswerPlan } from './answer-plan.ts';
import type { AnswerScripts } from './answer-script.ts';
import { chatChunks } from './chat-chunks.ts';
import { toChatCompletion } from './chat-completion.ts';
import { NAMED_ERRORS, toErrorReply } from './named-errors.ts';
import { textsOfInput, textsOfMessages } from './prompt-text.ts';
import { checkRequest } from './request-checks.ts';
import { responseEvents } from './response-events.ts';
import type { ResponseRequest } from './response-object.ts';

/** Answers questions through both interfaces, by itself or as scripted. */
export class Answering {
  private readonly scripts: AnswerScripts;
  private readonly count: AnswerCount;
  private answers = 0;

  constructor(scripts: AnswerScripts, count: AnswerCount) {
    this.scripts = scripts;
    this.count = count;
  }

  createResponse({ body, signal }: DoubleRequest): Reply | Promise<Reply> {
    checkRequest('createResponse', body);
    const request = body as ResponseRequest;
    const texts = textsOfInput(body as object);
    const plan = this.plan('createResponse', texts, signal);
    if ('status' in plan) return plan;
    const events = responseEvents({ id: this.nextId(), request, prompt: texts.join(''), plan, signal });
    return request.stream === true ? this.stream(events, signal) : lastResponse(events);
  }

  createChatCompletion({ body, signal }: DoubleRequest): Reply {
    checkRequest('createChatCompletion', body);
    const request = body as { model: string; stream?: boolean | null };
    const texts = textsOfMessages(body as object);
    const plan = this.plan('createChatCompletion', texts, signal);
    if ('status' in plan) return plan;
    const answer = { id: this.nextId(), request, prompt: texts.join(''), plan, signal };
    if (request.stream === true) return this.stream(chatChunks(answer), signal);
    return plan.isBroken ? toErrorReply(NAMED_ERRORS['500']!) : { body: toChatCompletion(answer) };
  }

  /** What is to be answered, or the error that is answered instead. */
  private plan(
    operation: string,
    texts: string[],
    signal: AbortSignal,
  ): AnswerPlan | (Reply & { status: number }) {
    const script = this.scripts.take(operation);
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const error = length > (script.maxInputCharacters ?? Infinity) ? '400_context' : script.error;
    if (error === undefined) return planAnswer(script, texts, signal);
    const named = NAMED_ERRORS[error]!;
    return { ...toErrorReply(named, script.headers), status: named.status };
  }

  private stream(events: AsyncIterable<ServerSentEvent>, signal: AbortSignal): Reply {
    return { events: this.count.count(events, signal) };
  }

  private nextId(): string {
    this.answers++;
    return `double${this.answers}`;
  }
}

/** The response that the last event tells of; a 500 when it tells of none. */
async function lastResponse(events: AsyncIterable<ServerSentEvent>): Promise<Reply> {
  let last: { type?: string; response?: object } = {};
  try {
    for await (const { data } of events) last = data as typeof last;
  } catch {
    last = {};
  }
  const isWhole = last.response && last.type !== 'response.in_progress';
  return isWhole ? { body: last.response } : toErrorReply(NAMED_ERRORS['500']!);
}
