import { LitElement, type PropertyValues, type TemplateResult, nothing } from 'lit';
import type { ComposerValue, OutgoingMessage, PanelOptions } from './options.js';
import type { Emit, PanelEvents } from './panel-events.js';
import { FocusKeeper } from './panel/focus-keeper.js';
import { Panel, type ReachableOptions } from './panel/panel.js';
import { toActions } from './panel/reader-actions.js';
import { ScrollFollower } from './panel/scroll-follower.js';
import { panelStyles } from './styles/panel-styles.js';
import { loadFonts } from './theme/load-fonts.js';
import { resolveTheme } from './theme/theme-properties.js';
import { ThemeSheet } from './theme/theme-sheet.js';
import type { PanelActions } from './views/panel-model.js';
import { panelView } from './views/panel-view.js';

/**
 * A chat panel that speaks the ChatKit protocol with any server of it: the open, self-hosted counterpart of OpenAI's
 * `<openai-chatkit>`, with its methods and events. It shows nothing before the first `setOptions`, and fills the box
 * its page gives it. Its look follows the theme; a page may override the `--chatkit-*` properties on it and style its
 * parts.
 */
export class DocsChatKitElement extends LitElement {
  static override styles = panelStyles;

  private panel: Panel | undefined;
  private actions: PanelActions | undefined;
  private opened = false;
  private ready = false;
  private readonly theme = new ThemeSheet();
  private readonly follower = new ScrollFollower();
  private readonly focusKeeper = new FocusKeeper(() => this.renderRoot as ShadowRoot);

  private readonly emit: Emit = (name, ...[detail]) => {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  };

  /** Takes a full set of options, in place of those before. Throws for OpenAI's hosted API. */
  setOptions(options: PanelOptions): void {
    if (!isReachable(options)) {
      throw new TypeError('docs-chatkit talks to the server at api.url; api.getClientSecret is not for it.');
    }
    if (this.panel) this.panel.options = options;
    else this.createPanel(options);
    this.theme.apply(options.theme);
    const fonts = resolveTheme(options.theme).typography?.fontSources;
    if (fonts) loadFonts(fonts);
    this.begin();
    this.requestUpdate();
  }

  /** Focuses the composer. */
  async focusComposer(): Promise<void> {
    await this.updateComplete;
    this.focusKeeper.focus('textarea');
  }

  /** Shows another thread, or a new one for null; resolves when it is loaded or failed to. */
  async setThreadId(threadId: string | null): Promise<void> {
    await this.requirePanel().openThread(threadId);
  }

  /** Sends a message without the composer; rejects while a thread loads or an answer is on its way. */
  async sendUserMessage(message: OutgoingMessage): Promise<void> {
    await this.requirePanel().send(message);
  }

  /** Fills the composer, and sends nothing. */
  async setComposerValue(value: ComposerValue): Promise<void> {
    this.requirePanel().compose(value);
    await this.updateComplete;
  }

  /** Reads the thread on view again. */
  async fetchUpdates(): Promise<void> {
    await this.requirePanel().conversation.refresh();
  }

  /** Opens the list of the reader's threads. */
  async showHistory(): Promise<void> {
    this.requirePanel().openHistory();
    await this.updateComplete;
  }

  /** Closes the list of the reader's threads. */
  async hideHistory(): Promise<void> {
    this.requirePanel().closeHistory();
    await this.updateComplete;
  }

  /** Posts an action of the page's own, and shows what the server streams back. */
  async sendCustomAction(
    action: { type: string; payload?: Record<string, unknown> },
    itemId?: string,
  ): Promise<void> {
    await this.requirePanel().runAction(action, itemId);
  }

  override addEventListener<Name extends keyof PanelEvents>(
    type: Name,
    listener: (event: PanelEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: unknown,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener as EventListener, options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved comes back before the microtask runs.
    queueMicrotask(() => {
      if (!this.isConnected) this.panel?.close();
    });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.theme.adoptInto(root as ShadowRoot);
    return root;
  }

  /** While an answer streams in, the panel renders once per frame. */
  protected override async scheduleUpdate(): Promise<void> {
    const streaming = this.panel?.conversation.state.turn && document.visibilityState === 'visible';
    if (streaming) await new Promise((resolve) => requestAnimationFrame(resolve));
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    this.focusKeeper.remember();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.panel || !this.actions) return nothing;
    return panelView({ model: this.panel.model(this.follower.atEnd), actions: this.actions });
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.panel) return;
    const { conversation, options } = this.panel;
    const atEndChanged = this.follower.contentChanged(this.renderRoot.querySelector('.thread'), {
      firstItemId: conversation.state.items[0]?.id,
      question: [...this.renderRoot.querySelectorAll('.message.user')].at(-1),
      follow: options.thread?.autoScroll ?? false,
    });
    if (atEndChanged) this.requestUpdate();
    this.focusKeeper.restore();
    growToContent(this.renderRoot.querySelector('textarea'));
    if (!this.ready) {
      this.ready = true;
      this.emit('chatkit.ready');
    }
  }

  private createPanel(options: ReachableOptions): void {
    const panel = new Panel(options, {
      emit: this.emit,
      stateChanged: () => this.requestUpdate(),
      jumpToEnd: () => void this.updateComplete.then(() => this.follower.jumpToEnd()),
    });
    this.panel = panel;
    this.actions = toActions(panel, {
      scroll: this.follower,
      focus: this.focusKeeper,
      requestUpdate: () => this.requestUpdate(),
      report: (error) => this.emit('chatkit.error', { error: error as Error }),
    });
  }

  /** Opens the first thread once there are options and a place to show it. */
  private begin(): void {
    if (this.opened || !this.panel || !this.isConnected) return;
    this.opened = true;
    const { initialThread } = this.panel.options;
    if (initialThread) void this.panel.conversation.open(initialThread, 'begin anew');
  }

  private requirePanel(): Panel {
    if (!this.panel) throw new Error('Call setOptions first.');
    return this.panel;
  }
}

function isReachable(options: PanelOptions): options is ReachableOptions {
  return 'url' in options.api;
}

/** Where CSS cannot make the composer as high as its text. */
function growToContent(textarea: HTMLTextAreaElement | null): void {
  if (!textarea || CSS.supports('field-sizing', 'content')) return;
  textarea.style.blockSize = 'auto';
  textarea.style.blockSize = `${textarea.scrollHeight}px`;
}
