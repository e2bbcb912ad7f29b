// Stands in for OpenAI's script, which tests cannot reach: defines the element its types describe. The page says with
// `window.frame` whether its frame comes up ('ready'), is refused ('refused'), or is blocked and says nothing.
const frameEvents = {
  ready: new CustomEvent('chatkit.ready'),
  refused: new CustomEvent('chatkit.error', { detail: { error: new Error('The domain is not verified.') } }),
};

customElements.define(
  'openai-chatkit',
  class extends HTMLElement {
    setOptions({ api, theme }) {
      this.textContent = JSON.stringify({ domainKey: api.domainKey, colorScheme: theme.colorScheme });
    }

    /** A frame comes up long after the page began to listen. */
    addEventListener(type, ...rest) {
      super.addEventListener(type, ...rest);
      const event = frameEvents[window.frame];
      if (event?.type === type) setTimeout(() => this.comeUp(event));
    }

    comeUp(event) {
      if (this.cameUp) return;
      this.cameUp = true;
      this.dispatchEvent(event);
    }

    async focusComposer() {
      this.refuseWithoutFrame();
      this.tabIndex = -1;
      this.focus();
    }

    async setComposerValue({ text }) {
      this.refuseWithoutFrame();
      this.dataset.composer = text;
    }

    refuseWithoutFrame() {
      if (!this.cameUp) throw new Error('The frame is not there yet.');
    }
  },
);
