import type { ClientConfig } from '../config.js';
import { readingContext } from './reading-context.js';

const config = {
  locale: 'en',
  versions: [
    { path: '/docs/community' },
    { path: '/docs/next', version: 'current' },
    { path: '/docs/1.0', version: '1.0' },
    { path: '/docs', version: '2.0' },
  ],
} as ClientConfig;

describe('readingContext', () => {
  it.each([
    ['/docs/intro', '2.0'],
    ['/docs', '2.0'],
    ['/docs/', '2.0'],
    ['/docs/next/intro', 'current'],
    ['/docs/1.0', '1.0'],
    ['/docs/1.0.1', '2.0'],
    ['/docs/community/team', undefined],
    ['/blog', undefined],
    ['/docsearch', undefined],
  ])('finds the version of %s: %s', (page, version) => {
    expect(readingContext(config, page)).toEqual({ page, locale: 'en', version });
  });
});
