/** The screens on which the panel takes all of it. */
export const NARROW_SCREEN = '(max-width: 640px)';

/**
 * Docusaurus puts all CSS files of a site into one, which every page loads: so the panel brings its rules along, as a
 * style sheet object, which a strict content security policy allows.
 */
export function addPanelStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const RULES = `
.chatkit-panel {
  position: fixed;
  inset-block-end: 1.25rem;
  inset-inline-end: 1.25rem;
  z-index: var(--ifm-z-index-overlay);
  display: flex;
  inline-size: 26.25rem;
  block-size: min(42rem, calc(100dvh - var(--ifm-navbar-height) - 2rem));
  overflow: hidden;
  border: 1px solid var(--ifm-color-emphasis-300);
  border-radius: 1rem;
  background: var(--ifm-background-surface-color);
  color: var(--ifm-font-color-base);
  box-shadow: 0 12px 48px rgb(0 0 0 / 24%);
  outline: none;
  animation: chatkit-panel-in 0.18s ease-out;
}

.chatkit[data-position='start'] .chatkit-panel {
  inset-inline: 1.25rem auto;
}

.chatkit-panel[hidden] {
  display: none;
}

.chatkit-panel > docs-chatkit,
.chatkit-panel > openai-chatkit {
  flex: 1;
  min-inline-size: 0;
  block-size: 100%;
}

.chatkit-notice {
  position: absolute;
  inset: 0;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 1rem;
  padding: 4rem 1.5rem 1.5rem;
  background: inherit;
  text-align: center;
}

.chatkit-notice header {
  position: absolute;
  inset: 0 0 auto;
  display: flex;
  align-items: center;
  justify-content: space-between;
  padding: 0.5rem 0.5rem 0.5rem 1rem;
}

.chatkit-notice p {
  margin: 0;
  max-inline-size: 36ch;
}

.chatkit-notice .button {
  font-family: inherit;
}

.chatkit-close {
  display: grid;
  place-items: center;
  inline-size: 2.5rem;
  block-size: 2.5rem;
  padding: 0;
  border: 0;
  border-radius: 0.5rem;
  background: none;
  color: inherit;
  cursor: pointer;
}

.chatkit-close:hover {
  background: var(--ifm-hover-overlay);
}

.chatkit-close svg {
  inline-size: 1.25rem;
  fill: none;
  stroke: currentcolor;
  stroke-width: 2;
  stroke-linecap: round;
}

@keyframes chatkit-panel-in {
  from {
    opacity: 0;
    transform: translateY(0.75rem);
  }
}

@media ${NARROW_SCREEN} {
  .chatkit-panel,
  .chatkit[data-position='start'] .chatkit-panel {
    inset: 0;
    inline-size: auto;
    block-size: 100dvh;
    border: 0;
    border-radius: 0;
  }

  html:has(.chatkit-panel:not([hidden])) {
    overflow: hidden;
  }
}

@media (prefers-reduced-motion: reduce) {
  .chatkit-panel {
    animation: none;
  }
}

@media print {
  .chatkit-panel {
    display: none;
  }
}
`;
