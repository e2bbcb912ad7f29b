/** A message of either interface; its content is text or a list of parts, some with text. */
interface Message {
  role?: string;
  content?: string | { text?: string }[] | null;
}

/** The texts of what a model is asked through the Responses interface, in order. */
export function textsOfInput({ instructions, input }: { instructions?: unknown; input?: unknown }): string[] {
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : (input as Message[]);
  return [...(typeof instructions === 'string' ? [instructions] : []), ...items.map(textOf)];
}

/** The texts of what a model is asked through the Chat Completions interface, in order. */
export function textsOfMessages({ messages }: { messages?: unknown }): string[] {
  return (messages as Message[]).map(textOf);
}

/** How many tokens a text is taken for. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}

function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text }) => text ?? '').join('');
}
