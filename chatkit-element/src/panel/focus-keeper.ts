/** Sees to it that the focus does not fall out of the panel when what has it is rendered away. */
export class FocusKeeper {
  private focused: Element | null = null;
  private wanted: string | null = null;

  constructor(private readonly root: () => ShadowRoot) {}

  /** Before rendering: what has the focus. */
  remember(): void {
    this.focused = this.root().activeElement;
  }

  /** Wants the focus on the first match of a selector after the next rendering. */
  want(selector: string): void {
    this.wanted = selector;
  }

  /** After rendering: gives the focus to what wants it, or to the composer when what had it is gone. */
  restore(): void {
    const { wanted, focused } = this;
    this.wanted = null;
    if (wanted !== null && this.focus(wanted)) return;
    if (focused && !focused.isConnected) this.focusFirst(['.history', 'textarea', '.thread']);
  }

  private focusFirst(selectors: readonly string[]): void {
    selectors.some((selector) => this.focus(selector));
  }

  /** Focuses the first match of a selector; false when there is none, or it cannot have the focus. */
  focus(selector: string): boolean {
    const element = this.root().querySelector<HTMLElement>(selector);
    element?.focus();
    return element !== null && this.root().activeElement === element;
  }
}
