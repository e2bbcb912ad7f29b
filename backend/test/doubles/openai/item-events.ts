import type { AnswerPlan, PlannedItem, PlannedPart } from './answer-plan.ts';

/** An event before it has its number. */
export interface ResponseEvent {
  type: string;
  [field: string]: unknown;
}

/** What an item is told with: its place in the output, and whether it stays without its end. */
interface ItemContext {
  id: string;
  output_index: number;
  status: 'completed' | 'incomplete';
  isOpen: boolean;
  pace: AnswerPlan['pace'];
}

/** The events of one output item; returns the finished item, or undefined when it stays open. */
export function itemEvents(
  item: PlannedItem,
  context: ItemContext,
): AsyncGenerator<ResponseEvent, object | undefined> {
  switch (item.kind) {
    case 'reasoning':
      return reasoningEvents(item.summary, context);
    case 'call':
      return callEvents(item.name, item.pieces, context);
    case 'message':
      return messageEvents(item.parts, context);
  }
}

async function* reasoningEvents(
  pieces: string[],
  { id, output_index }: ItemContext,
): AsyncGenerator<ResponseEvent, object> {
  const item_id = `rs_${id}`;
  const text = pieces.join('');
  const at = { item_id, output_index, summary_index: 0 };
  const item = (summary: object[]) => ({ id: item_id, type: 'reasoning', summary });
  const part = (content: string) => ({ type: 'summary_text', text: content });
  yield { type: 'response.output_item.added', output_index, item: item([]) };
  if (pieces.length > 0) {
    yield { type: 'response.reasoning_summary_part.added', ...at, part: part('') };
    for (const delta of pieces) yield { type: 'response.reasoning_summary_text.delta', ...at, delta };
    yield { type: 'response.reasoning_summary_text.done', ...at, text };
    yield { type: 'response.reasoning_summary_part.done', ...at, part: part(text) };
  }
  const finished = item(pieces.length > 0 ? [part(text)] : []);
  yield { type: 'response.output_item.done', output_index, item: finished };
  return finished;
}

async function* callEvents(
  name: string,
  pieces: string[],
  { id, output_index, isOpen, pace }: ItemContext,
): AsyncGenerator<ResponseEvent, object | undefined> {
  const item_id = `fc_${id}`;
  const at = { item_id, output_index };
  const item = (status: string, args: string) => ({
    id: item_id,
    type: 'function_call',
    status,
    call_id: `call_${id}`,
    name,
    arguments: args,
  });
  yield { type: 'response.output_item.added', output_index, item: item('in_progress', '') };
  for (const delta of pieces) {
    await pace();
    yield { type: 'response.function_call_arguments.delta', ...at, delta };
  }
  if (isOpen) return undefined;
  const finished = item('completed', pieces.join(''));
  yield { type: 'response.function_call_arguments.done', ...at, name, arguments: finished.arguments };
  yield { type: 'response.output_item.done', output_index, item: finished };
  return finished;
}

async function* messageEvents(
  parts: PlannedPart[],
  context: ItemContext,
): AsyncGenerator<ResponseEvent, object | undefined> {
  const { output_index } = context;
  const item_id = `msg_${context.id}`;
  const item = (status: string, content: object[]) => ({
    id: item_id,
    type: 'message',
    status,
    role: 'assistant',
    content,
  });
  yield { type: 'response.output_item.added', output_index, item: item('in_progress', []) };
  for (const [content_index, part] of parts.entries()) {
    yield* partEvents(part, { item_id, output_index, content_index }, context);
  }
  if (context.isOpen) return undefined;
  const finished = item(
    context.status,
    parts.map((part) => toPart(part)),
  );
  yield { type: 'response.output_item.done', output_index, item: finished };
  return finished;
}

async function* partEvents(
  part: PlannedPart,
  at: { item_id: string; output_index: number; content_index: number },
  { isOpen, pace }: ItemContext,
): AsyncGenerator<ResponseEvent> {
  const name = part.kind === 'text' ? 'output_text' : 'refusal';
  const logprobs = part.kind === 'text' ? { logprobs: [] } : {};
  yield {
    type: 'response.content_part.added',
    ...at,
    part: toPart({ ...part, pieces: [], annotations: [] }),
  };
  for (const delta of part.pieces) {
    await pace();
    yield { type: `response.${name}.delta`, ...at, delta, ...logprobs };
  }
  if (isOpen) return;
  for (const [annotation_index, annotation] of part.annotations.entries()) {
    yield { type: 'response.output_text.annotation.added', ...at, annotation_index, annotation };
  }
  yield { type: `response.${name}.done`, ...at, [part.kind]: part.pieces.join(''), ...logprobs };
  yield { type: 'response.content_part.done', ...at, part: toPart(part) };
}

function toPart({ kind, pieces, annotations }: PlannedPart): object {
  const text = pieces.join('');
  return kind === 'text'
    ? { type: 'output_text', text, annotations, logprobs: [] }
    : { type: 'refusal', refusal: text };
}
