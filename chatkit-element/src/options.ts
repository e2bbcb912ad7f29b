import type { WidgetRoot } from 'chatkit-protocol';

/** A color scheme of the panel. */
export type ColorScheme = 'light' | 'dark';

/** Where the panel posts its requests. */
export interface CustomApi {
  /** Relative to the page, or absolute. */
  url: string;
  /** Sends every request; the global `fetch` when absent. */
  fetch?: typeof fetch;
  /** Taken and ignored: a self-hosted panel needs no leave of OpenAI. */
  domainKey?: string;
}

/** OpenAI's hosted back end, which the panel cannot talk to; `setOptions` refuses it. */
export interface HostedApi {
  getClientSecret: (current: string | null) => Promise<string>;
}

/** A web font, added to the page's fonts. */
export interface FontSource {
  family: string;
  src: string;
  weight?: string | number;
  style?: 'normal' | 'italic' | 'oblique';
  display?: 'auto' | 'block' | 'swap' | 'fallback' | 'optional';
  unicodeRange?: string;
}

/** How the panel looks. */
export interface ThemeOptions {
  /** `light` unless given. */
  colorScheme?: ColorScheme;
  /** `baseSize` in pixels, 15 unless given. */
  typography?: {
    baseSize?: number;
    fontSources?: FontSource[];
    fontFamily?: string;
    fontFamilyMono?: string;
  };
  /** `pill` unless given. */
  radius?: 'pill' | 'round' | 'soft' | 'sharp';
  /** `normal` unless given. */
  density?: 'compact' | 'normal' | 'spacious';
  color?: {
    /** Tints all greys: `hue` in degrees, `tint` 0 to 9, `shade` -4 (lighter) to 4 (darker). */
    grayscale?: { hue: number; tint: number; shade?: number };
    /** A CSS color; `level` 0 to 3 says how much of the panel it colors. */
    accent?: { primary: string; level: number };
    surface?: { background: string; foreground: string };
  };
}

/** A button of the host page's own in the header. */
export interface HeaderAction {
  icon: string;
  onClick: () => void;
}

/** The bar at the top. */
export interface HeaderOptions {
  /** True unless given. */
  enabled?: boolean;
  /** The thread's title unless `text` is given. */
  title?: { enabled?: boolean; text?: string };
  leftAction?: HeaderAction;
  rightAction?: HeaderAction;
}

/** The list of the reader's threads; all true unless given. */
export interface HistoryOptions {
  enabled?: boolean;
  showDelete?: boolean;
  showRename?: boolean;
}

/** A part of a reader's message. */
export type MessageContent =
  | { type: 'input_text'; text: string }
  | {
      type: 'input_tag';
      text: string;
      id: string;
      group?: string;
      data?: Record<string, unknown>;
      interactive?: boolean;
    };

/** A question to begin with, sent when chosen. */
export interface StartPrompt {
  label: string;
  prompt: string | MessageContent[];
  icon?: string;
}

/** What a new thread shows. */
export interface StartScreenOptions {
  greeting?: string;
  prompts?: StartPrompt[];
}

/** What the host page does with widgets. */
export interface WidgetsOptions {
  /** Called with actions of `handler: 'client'`, all others go to the server; the widget is busy until it resolves. */
  onAction?(
    action: { type: string; payload?: unknown },
    widgetItem: { id: string; widget: WidgetRoot },
  ): Promise<void>;
}

/**
 * What the panel understands of ChatKit's options; others are taken and have no effect. Names and defaults are those of
 * `ChatKitOptions` in `@openai/chatkit`.
 */
export interface PanelOptions {
  api: CustomApi | HostedApi;
  /** A BCP 47 tag, the browser's language unless given; sent as `Accept-Language`. */
  locale?: string;
  theme?: ColorScheme | ThemeOptions;
  /** Accessible name of the panel. */
  frameTitle?: string;
  /** The thread to show first; null begins a new one. */
  initialThread?: string | null;
  header?: HeaderOptions;
  history?: HistoryOptions;
  startScreen?: StartScreenOptions;
  composer?: { placeholder?: string };
  /** Buttons below an answer; false unless given. */
  threadItemActions?: { feedback?: boolean; retry?: boolean };
  /** Markdown below the composer. */
  disclaimer?: { text: string; highContrast?: boolean };
  widgets?: WidgetsOptions;
  /** Whether to follow an answer while it is written, as long as the reader is at its end. */
  thread?: { autoScroll?: boolean };
}

/** A message that the host page sends. */
export interface OutgoingMessage {
  text?: string;
  /** Instead of `text`. */
  content?: MessageContent[];
  /** Text the message refers to. */
  reply?: string;
  /** Already uploaded. */
  attachments?: { id: string }[];
  newThread?: boolean;
  toolChoice?: { id: string };
  model?: string;
}

/** What the host page puts into the composer. */
export interface ComposerValue {
  text?: string;
  /** Instead of `text`. */
  content?: MessageContent[];
  /** Text the message will refer to. */
  reply?: string;
}
