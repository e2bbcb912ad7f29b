/** What the panel's events carry, by name; all are CustomEvents on the element. */
export interface PanelEventDetails {
  /** The panel has rendered for the first time. */
  'chatkit.ready': undefined;
  /** Something failed that is worth logging. */
  'chatkit.error': { error: Error };
  /** The server asks the host page for something. */
  'chatkit.effect': { name: string; data?: Record<string, unknown> };
  /** The assistant begins to answer. */
  'chatkit.response.start': undefined;
  /** The assistant has finished, was stopped, or failed. */
  'chatkit.response.end': undefined;
  /** Another thread is shown; null: a new one. */
  'chatkit.thread.change': { threadId: string | null };
  /** A thread begins to load. */
  'chatkit.thread.load.start': { threadId: string };
  /** A thread has loaded, or failed to. */
  'chatkit.thread.load.end': { threadId: string };
  /** The list of threads opened. */
  'chatkit.history.open': undefined;
  /** The list of threads closed. */
  'chatkit.history.close': undefined;
  /** Diagnostics; may hold personal data. */
  'chatkit.log': { name: string; data?: Record<string, unknown> };
}

/** Tells whoever listens that something happened. */
export type Emit = <Name extends keyof PanelEventDetails>(
  name: Name,
  ...detail: PanelEventDetails[Name] extends undefined ? [] : [PanelEventDetails[Name]]
) => void;

/** The panel's events as `addEventListener` knows them. */
export type PanelEvents = { [Name in keyof PanelEventDetails]: CustomEvent<PanelEventDetails[Name]> };
