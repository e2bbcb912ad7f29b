import type { StoredThreadItem } from 'chatkit-protocol';

/** Longest question, in UTF-16 units. */
export const MAX_QUESTION_LENGTH = 8_000;

/** What a reader wrote, mentions included, as plain text. */
export function messageText(content: { text: string }[]): string {
  return content
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** A thread's messages as the turn takes them; items that are no messages say nothing. */
export function toHistory(items: StoredThreadItem[]): { role: 'reader' | 'assistant'; text: string }[] {
  return items.flatMap((item) => {
    if (item.type === 'user_message') return { role: 'reader' as const, text: messageText(item.content) };
    if (item.type !== 'assistant_message') return [];
    return { role: 'assistant' as const, text: item.content.map(({ text }) => text).join('\n') };
  });
}

/** Longest title, in UTF-16 units. */
const MAX_TITLE_LENGTH = 60;

/** A thread's title: the beginning of its first question, cut at a word. */
export function titleOf(question: string): string {
  const line =
    question
      .split('\n')
      .find((candidate) => candidate.trim() !== '')
      ?.trim()
      .replaceAll(/\s+/g, ' ') ?? '';
  if (line.length <= MAX_TITLE_LENGTH) return line;
  const cut = line.slice(0, MAX_TITLE_LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${space > MAX_TITLE_LENGTH / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')}…`;
}
