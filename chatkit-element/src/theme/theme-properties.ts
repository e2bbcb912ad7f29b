import type { ColorScheme, ThemeOptions } from '../options.js';
import { type Rgb, contrast, fromHsl, mix, parseColor, toHex, withContrast } from './colors.js';

const white: Rgb = { red: 255, green: 255, blue: 255 };
const black: Rgb = { red: 0, green: 0, blue: 0 };
const defaultAccent: Rgb = { red: 0x2f, green: 0x6f, blue: 0xde };

/** WCAG 2.2 AA for text, and for what is no text but must be seen. */
const textContrast = 4.5;

const radii = {
  pill: { control: '999px', box: '20px', small: '10px' },
  round: { control: '14px', box: '16px', small: '8px' },
  soft: { control: '8px', box: '10px', small: '6px' },
  sharp: { control: '0px', box: '0px', small: '0px' },
};

const densities = { compact: 0.8, normal: 1, spacious: 1.2 };

const sans =
  "system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, Cantarell, 'Noto Sans', sans-serif, 'Apple Color Emoji'";
const mono =
  "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', 'Courier New', monospace";

/** The theme with its scheme spelled out. */
export function resolveTheme(
  theme: ColorScheme | ThemeOptions | undefined,
): ThemeOptions & { colorScheme: ColorScheme } {
  const options = typeof theme === 'string' ? { colorScheme: theme } : (theme ?? {});
  return { ...options, colorScheme: options.colorScheme === 'dark' ? 'dark' : 'light' };
}

/**
 * The panel's CSS custom properties for a theme. Text in the accent color, and text on it, reach the contrast of WCAG
 * AA: the accent is moved as far as that takes. Colors that cannot be read here (`oklch()`, names) are passed on as
 * they are.
 */
export function themeProperties(theme: ColorScheme | ThemeOptions | undefined): Record<string, string> {
  const { colorScheme, color, radius = 'pill', density = 'normal', typography } = resolveTheme(theme);
  const dark = colorScheme === 'dark';
  const gray = grayscale(color?.grayscale);
  const surface = color?.surface;
  const background = readOr(surface?.background, gray(dark ? 0.11 : 1));
  const foreground = readOr(surface?.foreground, gray(dark ? 0.92 : 0.13));
  const accent = readOr(color?.accent?.primary, defaultAccent);
  const hover = mix(background, foreground, dark ? 0.11 : 0.06);
  const soft = mix(background, accent, dark ? 0.2 : 0.1);
  const level = clamp(color?.accent?.level ?? 1, 0, 3);
  const corner = radii[radius] ?? radii.pill;

  return {
    'color-scheme': colorScheme,
    '--chatkit-background': surface?.background || toHex(background),
    '--chatkit-foreground': surface?.foreground || toHex(foreground),
    '--chatkit-muted': toHex(
      withContrast(mix(background, foreground, 0.62), [background, hover], foreground, textContrast),
    ),
    '--chatkit-line': toHex(mix(background, foreground, dark ? 0.16 : 0.11)),
    '--chatkit-raised': toHex(mix(background, foreground, dark ? 0.07 : 0.03)),
    '--chatkit-hover': toHex(hover),
    '--chatkit-accent': color?.accent?.primary || toHex(accent),
    '--chatkit-on-accent': toHex(contrast(white, accent) >= 3 ? white : black),
    '--chatkit-accent-text': toHex(withContrast(accent, [background, hover, soft], foreground, textContrast)),
    '--chatkit-accent-soft': toHex(soft),
    ...userBubble(level, background, foreground, accent),
    '--chatkit-danger': dark ? '#ff8a80' : '#b3261e',
    '--chatkit-warning': dark ? '#f2b84b' : '#8a5300',
    '--chatkit-success': dark ? '#6fd190' : '#156a34',
    '--chatkit-info': dark ? '#7ab8ff' : '#0b5cad',
    '--chatkit-discovery': dark ? '#c3a6ff' : '#6a3fc0',
    '--chatkit-radius-control': corner.control,
    '--chatkit-radius-box': corner.box,
    '--chatkit-radius-small': corner.small,
    '--chatkit-space': `${4 * (densities[density] ?? 1)}px`,
    '--chatkit-font-size': `${typography?.baseSize ?? 15}px`,
    '--chatkit-font': typography?.fontFamily || sans,
    '--chatkit-font-mono': typography?.fontFamilyMono || mono,
  };
}

/** The more the accent is wanted, the more of it is in what the reader says. */
function userBubble(level: number, background: Rgb, foreground: Rgb, accent: Rgb): Record<string, string> {
  const colored = level > 0;
  const bubble = mix(background, colored ? accent : foreground, colored ? 0.05 + level * 0.06 : 0.07);
  return {
    '--chatkit-bubble': toHex(bubble),
    '--chatkit-on-bubble': toHex(
      withContrast(foreground, [bubble], contrast(white, bubble) > 4.5 ? white : black, 7),
    ),
  };
}

/** The grey of a lightness, from 0 to 1. */
function grayscale(options: NonNullable<ThemeOptions['color']>['grayscale']): (lightness: number) => Rgb {
  const { hue = 220, tint = 1, shade = 0 } = options ?? {};
  const saturation = clamp(tint, 0, 9) * 0.03;
  const darker = clamp(shade, -4, 4) * 0.015;
  return (lightness) => fromHsl(hue, saturation, clamp(lightness - darker, 0, 1));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function readOr(color: string | undefined, fallback: Rgb): Rgb {
  return (color && parseColor(color)) || fallback;
}
