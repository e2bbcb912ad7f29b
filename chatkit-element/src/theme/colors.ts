/** A color of the sRGB space, each channel from 0 to 255. */
export interface Rgb {
  red: number;
  green: number;
  blue: number;
}

/** Reads `#rgb`, `#rrggbb`, `rgb()` and `hsl()`, alpha ignored; undefined for any other color. */
export function parseColor(color: string): Rgb | undefined {
  const text = color.trim().toLowerCase();
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(text)?.[1];
  if (hex) return parseHex(hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex);
  const [, name, body = ''] = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(text) ?? [];
  const values = body.split(/[\s,/]+/).filter((value) => value !== '');
  const [a = NaN, b = NaN, c = NaN] = values.map((value) => parseFloat(value));
  if (![a, b, c].every(Number.isFinite)) return undefined;
  if (name === 'hsl') return fromHsl(a, b / 100, c / 100);
  const scale = values[0]!.endsWith('%') ? 2.55 : 1;
  return { red: a * scale, green: b * scale, blue: c * scale };
}

function parseHex(hex: string): Rgb {
  const channel = (at: number): number => parseInt(hex.slice(at, at + 2), 16);
  return { red: channel(0), green: channel(2), blue: channel(4) };
}

/** CSS Color 4, section 7.1: hue in degrees, saturation and lightness from 0 to 1. */
export function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const channel = (n: number): number => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12;
    const reach = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4) };
}

/** The color as `#rrggbb`. */
export function toHex({ red, green, blue }: Rgb): string {
  const digits = (channel: number): string =>
    Math.round(Math.min(255, Math.max(0, channel)))
      .toString(16)
      .padStart(2, '0');
  return `#${digits(red)}${digits(green)}${digits(blue)}`;
}

/** A color between two, `share` (0 to 1) of the second. */
export function mix(first: Rgb, second: Rgb, share: number): Rgb {
  const between = (a: number, b: number): number => a + (b - a) * share;
  return {
    red: between(first.red, second.red),
    green: between(first.green, second.green),
    blue: between(first.blue, second.blue),
  };
}

/** The contrast of two colors by WCAG 2.2, from 1 to 21. */
export function contrast(first: Rgb, second: Rgb): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Rgb): number {
  const linear = (channel: number): number => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** `color`, moved towards `towards` no further than it takes to have the wanted contrast against all grounds. */
export function withContrast(color: Rgb, grounds: readonly Rgb[], towards: Rgb, wanted: number): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, towards, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= wanted)) return candidate;
  }
  return towards;
}
