import { css } from 'lit';

/** Where the reader writes. */
export const composerStyles = css`
  .foot {
    flex: none;
    inline-size: 100%;
    max-inline-size: calc(48rem + var(--chatkit-space) * 6);
    margin-inline: auto;
    padding: 0 calc(var(--chatkit-space) * 3) calc(var(--chatkit-space) * 3);
  }

  .composer {
    border: 1px solid var(--chatkit-line);
    border-radius: min(var(--chatkit-radius-control), 24px);
    background: var(--chatkit-raised);
    transition:
      border-color 120ms,
      box-shadow 120ms;
  }

  .composer:focus-within {
    border-color: var(--chatkit-accent-text);
    box-shadow: 0 0 0 2px var(--chatkit-accent-soft);
  }

  .row {
    display: flex;
    gap: 6px;
    align-items: flex-end;
    padding: 6px;
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 11em;
    padding: 6px 4px 6px 10px;
    border: 0;
    background: none;
    line-height: 24px;
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }

  textarea:dir(rtl) {
    padding: 6px 10px 6px 4px;
  }

  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--chatkit-muted);
    opacity: 1;
  }

  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border-radius: min(var(--chatkit-radius-control), 18px);
    color: var(--chatkit-on-accent);
    background: var(--chatkit-accent);
    transition:
      background-color 120ms,
      opacity 120ms;
  }

  .send:hover:not(:disabled) {
    background: color-mix(in srgb, var(--chatkit-accent), var(--chatkit-foreground) 14%);
  }

  .send:disabled {
    color: var(--chatkit-muted);
    background: var(--chatkit-hover);
  }

  .send.stop .icon {
    fill: currentColor;
  }

  .quote {
    display: flex;
    gap: 0.5em;
    align-items: center;
    margin: 8px 8px 0 10px;
    padding-inline-start: 0.8em;
    border-inline-start: 3px solid var(--chatkit-accent);
    color: var(--chatkit-muted);
    font-size: 0.9em;
  }

  .quote span {
    display: -webkit-box;
    flex: 1;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow-wrap: anywhere;
  }

  .closed {
    display: flex;
    gap: 0.6em;
    align-items: center;
    justify-content: center;
    padding: calc(var(--chatkit-space) * 3);
    border-radius: var(--chatkit-radius-small);
    color: var(--chatkit-muted);
    background: var(--chatkit-raised);
    font-size: 0.94em;
  }

  .disclaimer {
    padding-block-start: calc(var(--chatkit-space) * 2);
    color: var(--chatkit-muted);
    font-size: 0.78em;
    line-height: 1.4;
    text-align: center;
    text-wrap: balance;
  }

  .disclaimer.strong {
    color: var(--chatkit-foreground);
  }
`;
