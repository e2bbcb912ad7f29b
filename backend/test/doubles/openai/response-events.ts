import type { ServerSentEvent } from '../vendor.ts';
import { breakOff, type AnswerPlan } from './answer-plan.ts';
import { itemEvents, type ResponseEvent } from './item-events.ts';
import { toResponseObject, toResponseUsage, type ResponseRequest } from './response-object.ts';

/** One answer of the Responses interface. */
interface ResponseAnswer {
  /** A number that is the answer's own; its ids are made of it. */
  id: string;
  request: ResponseRequest;
  prompt: string;
  plan: AnswerPlan;
  signal: AbortSignal;
}

const FAILURE = 'The model failed to generate a response.';

/** The events of a streamed answer, numbered from 0; there is no `[DONE]`. */
export async function* responseEvents(answer: ResponseAnswer): AsyncGenerator<ServerSentEvent> {
  let sequence_number = 0;
  for await (const event of events(answer)) {
    yield { event: event.type, data: { ...event, sequence_number: sequence_number++ } };
    if (answer.signal.aborted) return;
  }
  await answer.plan.linger();
}

async function* events({ id, request, prompt, plan, signal }: ResponseAnswer): AsyncGenerator<ResponseEvent> {
  const response = (state: Parameters<typeof toResponseObject>[2]) =>
    toResponseObject(`resp_${id}`, request, state);
  yield { type: 'response.created', response: response({ status: 'in_progress' }) };
  yield { type: 'response.in_progress', response: response({ status: 'in_progress' }) };

  const reason = /^incomplete_(.*)$/.exec(plan.end)?.[1];
  const output: object[] = [];
  for (const [output_index, item] of plan.items.entries()) {
    const isOpen = plan.isBroken && output_index === plan.items.length - 1;
    const status = reason === undefined ? 'completed' : 'incomplete';
    const finished = yield* itemEvents(item, { id, output_index, status, isOpen, pace: plan.pace });
    if (finished) output.push(finished);
  }

  const summary = plan.items.flatMap((item) => (item.kind === 'reasoning' ? item.summary : [])).join('');
  const usage =
    plan.usedTokens === null
      ? undefined
      : toResponseUsage(prompt, plan.text, { reasoning: summary, total: plan.usedTokens });
  if (plan.end === 'failed') {
    const error = { code: plan.code, message: FAILURE };
    yield { type: 'response.failed', response: response({ status: 'failed', error }) };
  } else if (plan.end === 'error_event') {
    yield { type: 'error', code: plan.code, message: FAILURE, param: null };
  } else if (plan.isBroken) {
    await breakOff(plan, signal);
  } else if (reason !== undefined) {
    yield {
      type: 'response.incomplete',
      response: response({ status: 'incomplete', output, reason, usage }),
    };
  } else {
    yield { type: 'response.completed', response: response({ status: 'completed', output, usage }) };
  }
}
