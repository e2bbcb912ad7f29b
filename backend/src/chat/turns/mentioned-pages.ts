import type { UserMessageItem } from 'chatkit-protocol';

/** How many pages a question may name; further ones are words only. */
const MAX_PAGES = 5;

/**
 * Paths of the pages that a message mentions: the `url` that a mention's data holds, else its id where that is a path.
 * Absolute addresses count by their path; mentions of other things name no page.
 */
export function mentionedPages(content: UserMessageItem['content']): string[] {
  const paths = content.flatMap((part) => {
    if (part.type !== 'input_tag') return [];
    const { url } = part.data;
    return pathOf(typeof url === 'string' ? url : part.id) ?? [];
  });
  return [...new Set(paths)].slice(0, MAX_PAGES);
}

function pathOf(address: string): string | undefined {
  if (!/^(?:\/(?!\/)|https?:\/\/)/i.test(address) || !URL.canParse(address, 'http://docs.invalid'))
    return undefined;
  const { pathname } = new URL(address, 'http://docs.invalid');
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
