import { css } from 'lit';

/** The panel's box, its controls, and what many of its views share. */
export const baseStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    block-size: 100%;
    overflow: hidden;
    color: var(--chatkit-foreground);
    background: var(--chatkit-background);
    font: normal 400 var(--chatkit-font-size) / 1.55 var(--chatkit-font);
    cursor: auto;
    hyphens: manual;
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    -webkit-text-size-adjust: 100%;
    -webkit-font-smoothing: antialiased;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .panel {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
    container-type: inline-size;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  input,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }

  button {
    border: 0;
    background: none;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  button:disabled {
    cursor: default;
  }

  a {
    color: var(--chatkit-accent-text);
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid var(--chatkit-accent-text);
    outline-offset: 2px;
  }

  .thread:focus-visible,
  .history:focus-visible {
    outline-offset: -3px;
    border-radius: var(--chatkit-radius-small);
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .tool {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border-radius: var(--chatkit-radius-small);
    color: var(--chatkit-muted);
    transition:
      color 120ms,
      background-color 120ms;
  }

  .tool:hover:not(:disabled) {
    color: var(--chatkit-foreground);
    background: var(--chatkit-hover);
  }

  .tool:disabled {
    opacity: 0.45;
  }

  .tool.small {
    inline-size: 30px;
    block-size: 30px;
    font-size: 0.87em;
  }

  .tool[aria-pressed='true'] {
    color: var(--chatkit-accent-text);
  }

  .tool[aria-pressed='true'] .icon {
    fill: var(--chatkit-accent-soft);
  }

  .quiet {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    padding: 0.25em 0.75em;
    border-radius: var(--chatkit-radius-control);
    color: var(--chatkit-accent-text);
    font-size: 0.87em;
    font-weight: 550;
  }

  .quiet:hover:not(:disabled) {
    background: var(--chatkit-hover);
  }

  .quiet:disabled {
    color: var(--chatkit-muted);
  }

  .quiet.danger {
    color: var(--chatkit-danger);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    .composer,
    .send,
    .prompt,
    .bubble,
    .source,
    .retry {
      border: 1px solid;
    }
  }
`;
