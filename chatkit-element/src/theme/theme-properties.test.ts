import { contrast, parseColor, toHex } from './colors.js';
import { themeProperties } from './theme-properties.js';

const color = (value: string | undefined) => parseColor(value ?? '')!;

describe('parseColor', () => {
  it.each([
    ['#2e8555', '#2e8555'],
    ['#abc', '#aabbcc'],
    ['#aabbcc80', '#aabbcc'],
    ['rgb(46, 133, 85)', '#2e8555'],
    ['rgb(46 133 85 / 50%)', '#2e8555'],
    ['rgba(100%, 0%, 0%, 1)', '#ff0000'],
    ['hsl(147deg 48.6% 35.1%)', '#2e8555'],
    ['HSL(0, 100%, 50%)', '#ff0000'],
  ])('reads %s', (text, hex) => {
    expect(toHex(parseColor(text)!)).toBe(hex);
  });

  it.each(['', 'green', 'oklch(60% 0.1 150)', 'rgb(1, 2)', '#12', 'var(--x)'])('does not read %j', (text) => {
    expect(parseColor(text)).toBeUndefined();
  });
});

describe('themeProperties', () => {
  it('is light, round and of normal density when nothing is said', () => {
    expect(themeProperties(undefined)).toMatchObject({
      'color-scheme': 'light',
      '--chatkit-background': '#ffffff',
      '--chatkit-radius-control': '999px',
      '--chatkit-space': '4px',
      '--chatkit-font-size': '15px',
    });
  });

  it('takes a scheme by its name alone', () => {
    expect(themeProperties('dark')['color-scheme']).toBe('dark');
    expect(themeProperties('dark')).toEqual(themeProperties({ colorScheme: 'dark' }));
  });

  it('takes typography, corners and density', () => {
    expect(
      themeProperties({
        radius: 'sharp',
        density: 'spacious',
        typography: { baseSize: 17, fontFamily: 'Inter', fontFamilyMono: 'Fira Code' },
      }),
    ).toMatchObject({
      '--chatkit-radius-control': '0px',
      '--chatkit-space': '4.8px',
      '--chatkit-font-size': '17px',
      '--chatkit-font': 'Inter',
      '--chatkit-font-mono': 'Fira Code',
    });
  });

  it('takes the surface and the accent as they are given, also when it cannot read them', () => {
    const surface = { background: 'oklch(20% 0 0)', foreground: 'white' };
    expect(
      themeProperties({ color: { surface, accent: { primary: 'rebeccapurple', level: 2 } } }),
    ).toMatchObject({
      '--chatkit-background': 'oklch(20% 0 0)',
      '--chatkit-foreground': 'white',
      '--chatkit-accent': 'rebeccapurple',
    });
  });

  it('tints greys by hue, and darkens them by shade', () => {
    const plain = themeProperties({ colorScheme: 'dark', color: { grayscale: { hue: 0, tint: 0 } } });
    const tinted = themeProperties({ colorScheme: 'dark', color: { grayscale: { hue: 0, tint: 9 } } });
    const darker = themeProperties({
      colorScheme: 'dark',
      color: { grayscale: { hue: 0, tint: 0, shade: 4 } },
    });
    const { red, blue } = color(plain['--chatkit-background']);
    expect(red).toBe(blue);
    const { red: more, blue: less } = color(tinted['--chatkit-background']);
    expect(more).toBeGreaterThan(less);
    expect(color(darker['--chatkit-background']).red).toBeLessThan(red);
  });

  const accents = ['#2e8555', '#25c2a0', '#ffd400', '#000000', '#ffffff', '#3578e5', '#ff5a5f'];
  const themes = accents.flatMap((primary) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [0, 1, 2, 3].map((level) => ({ colorScheme, color: { accent: { primary, level } } })),
    ),
  );

  it.each(themes)('reaches the contrast of WCAG AA: $colorScheme, $color.accent', (theme) => {
    const properties = themeProperties(theme);
    const between = (text: string, ground: string): number =>
      contrast(color(properties[`--chatkit-${text}`]), color(properties[`--chatkit-${ground}`]));
    for (const ground of ['background', 'raised', 'hover']) {
      expect(between('foreground', ground)).toBeGreaterThanOrEqual(7);
      expect(between('muted', ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of ['background', 'raised', 'hover', 'accent-soft']) {
      expect(between('accent-text', ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const text of ['danger', 'warning', 'success', 'info', 'discovery']) {
      expect(between(text, 'raised')).toBeGreaterThanOrEqual(4.5);
    }
    expect(between('on-bubble', 'bubble')).toBeGreaterThanOrEqual(7);
    expect(between('on-accent', 'accent')).toBeGreaterThanOrEqual(3);
  });
});
