import type { ColorScheme, ThemeOptions } from '../options.js';
import { themeProperties } from './theme-properties.js';

/**
 * A style sheet that gives the panel's host the custom properties of its theme. They are set one by one through the
 * CSSOM, so a strict content security policy has nothing against them, and a page's own rules for the host win.
 */
export class ThemeSheet {
  private sheet: CSSStyleSheet | undefined;
  private theme: ColorScheme | ThemeOptions | undefined;

  /** Puts the sheet into a shadow root. */
  adoptInto(root: ShadowRoot): void {
    this.sheet = new CSSStyleSheet();
    this.sheet.insertRule(':host {}');
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.sheet];
    this.apply(this.theme);
  }

  /** Takes another theme. */
  apply(theme: ColorScheme | ThemeOptions | undefined): void {
    this.theme = theme;
    const rule = this.sheet?.cssRules[0] as CSSStyleRule | undefined;
    if (!rule) return;
    for (const [name, value] of Object.entries(themeProperties(theme))) rule.style.setProperty(name, value);
  }
}
