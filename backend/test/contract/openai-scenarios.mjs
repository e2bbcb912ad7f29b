/** The script that lets the double tell a scenario. */
export function toScript(events) {
  const deltas = (type) =>
    events.filter((event) => event.type === `response.${type}.delta`).map(({ delta }) => delta);
  const added = events.filter(({ type }) => type === 'response.output_item.added').map(({ item }) => item);
  const call = added.find(({ type }) => type === 'function_call');
  const last = events.at(-1);
  const ends = {
    'response.completed': deltas('refusal').length > 0 ? 'refusal' : 'completed',
    'response.incomplete': `incomplete_${last.response?.incomplete_details?.reason}`,
    'response.failed': 'failed',
    error: 'error_event',
  };
  return {
    deltas: deltas('output_text'),
    reasoning: added.some(({ type }) => type === 'reasoning') ? deltas('reasoning_summary_text') : undefined,
    call: call && { name: call.name, arguments: deltas('function_call_arguments') },
    annotations: events
      .filter(({ type }) => type === 'response.output_text.annotation.added')
      .map(({ annotation }) => annotation),
    end: ends[last.type],
    code: last.code ?? last.response?.error?.code,
  };
}

/** What must be equal of an event: all but ids, the request that a response repeats, its use and an error's text. */
export function outline({ response, message: _message, ...event }) {
  const { status, error, incomplete_details, output } = response ?? {};
  return withoutIds({
    ...event,
    ...(response && { response: { status, code: error?.code, incomplete_details, output } }),
  });
}

/** A value whose ids say only what they are ids of. */
export function withoutIds(value) {
  return JSON.parse(
    JSON.stringify(value, (key, inner) =>
      ['id', 'item_id', 'call_id'].includes(key) ? inner.split('_')[0] : inner,
    ),
  );
}
