import type { UserMessageItem } from 'chatkit-protocol';
import { mentionedPages } from './mentioned-pages.js';

type Content = UserMessageItem['content'];

const mention = (id: string, data: Record<string, unknown> = {}): Content[number] => ({
  type: 'input_tag',
  id,
  text: 'Page',
  data,
  interactive: false,
});

describe('mentionedPages', () => {
  it.each([
    ['an id that is a path', mention('/docs/apples'), ['/docs/apples']],
    ['a path with query and hash', mention('/docs/apples?a=b#c'), ['/docs/apples']],
    ['an address', mention('7', { url: 'https://orchard.example/docs/apples' }), ['/docs/apples']],
    ['a percent-encoded path', mention('/docs/%C3%A4pfel'), ['/docs/äpfel']],
    ['a path that is badly encoded', mention('/docs/%E4'), ['/docs/%E4']],
    ['the address before the id', mention('/docs/pears', { url: '/docs/apples' }), ['/docs/apples']],
    ['something else', mention('user_7'), []],
    ['another host without a scheme', mention('//evil.example/docs'), []],
    ['a script', mention('7', { url: 'javascript:alert(1)' }), []],
    ['an address that is none', mention('7', { url: 'https://' }), []],
    ['what is no text', mention('user_7', { url: { path: '/docs/apples' } }), []],
    ['text alone', { type: 'input_text', text: '/docs/apples' } as const, []],
  ])('reads %s', (_what, part, expected) => {
    expect(mentionedPages([part])).toEqual(expected);
  });

  it('names each page once, and five at most', () => {
    const mentions = [1, 1, 2, 3, 4, 5, 6].map((page) => mention(`/docs/${page}`));
    expect(mentionedPages(mentions)).toEqual([1, 2, 3, 4, 5].map((page) => `/docs/${page}`));
  });
});
