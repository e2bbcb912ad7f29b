import type { FontSource } from '../options.js';

const loaded = new Set<string>();

/** Adds fonts to the page, each once; `@font-face` has no effect inside a shadow root. */
export function loadFonts(sources: readonly FontSource[]): void {
  for (const {
    family,
    src,
    weight = 'normal',
    style = 'normal',
    display = 'swap',
    unicodeRange,
  } of sources) {
    const key = JSON.stringify([family, src, weight, style, unicodeRange]);
    if (loaded.has(key)) continue;
    loaded.add(key);
    const descriptors = { weight: String(weight), style, display, unicodeRange };
    document.fonts.add(new FontFace(family, `url(${JSON.stringify(src)})`, descriptors));
  }
}
