import { assertKnownLocales } from './known-locales.js';
import type { WidgetOptions } from './options.js';

describe('assertKnownLocales', () => {
  const check = (widget: Partial<WidgetOptions>) => () =>
    assertKnownLocales({ position: 'end', shortcut: false, ...widget }, { locales: ['en', 'pt-BR'] });

  it('takes the site’s locales and their languages', () => {
    expect(check({ title: { en: 'Ask', 'pt-BR': 'Pergunte' }, prompts: { pt: ['Como?'] } })).not.toThrow();
    expect(check({ title: 'Ask', prompts: ['How?'] })).not.toThrow();
  });

  it('names the locale that the site does not have', () => {
    expect(check({ greeting: { en: 'Hello', fr: 'Bonjour' } })).toThrow(
      '"widget.greeting" has a value for "fr", which is not a locale of this site. Its locales are: en, pt-BR.',
    );
  });
});
