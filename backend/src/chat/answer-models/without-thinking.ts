const OPENING = '<think>';
const CLOSING = '</think>';

/**
 * The pieces of a model's text without the thoughts that some servers' models write before it, between `<think>` and
 * `</think>`. Holds back only what may still turn out to be thoughts; a text that never ends thinking is empty.
 */
export async function* withoutThinking(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let state: 'undecided' | 'thinking' | 'answering' = 'undecided';
  for await (const piece of pieces) {
    held += piece;
    if (state === 'undecided') {
      const begun = held.trimStart();
      if (begun.length < OPENING.length && OPENING.startsWith(begun)) continue;
      state = begun.startsWith(OPENING) ? 'thinking' : 'answering';
    }
    if (state === 'thinking') {
      const end = held.indexOf(CLOSING);
      if (end === -1) {
        held = held.slice(-CLOSING.length);
        continue;
      }
      held = held.slice(end + CLOSING.length);
      state = 'answering';
    }
    if (held !== '') yield held;
    held = '';
  }
  if (state === 'undecided' && held !== '') yield held;
}
