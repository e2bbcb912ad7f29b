import { css } from 'lit';

/** What the reader and the assistant say. */
export const messageStyles = css`
  .message {
    display: flex;
    flex-direction: column;
    gap: calc(var(--chatkit-space) * 2);
    min-inline-size: 0;
  }

  .message.user {
    align-items: flex-end;
    animation: appear 200ms ease-out;
  }

  .bubble {
    max-inline-size: min(85%, 36rem);
    padding: calc(var(--chatkit-space) * 2.25) calc(var(--chatkit-space) * 4);
    border-radius: var(--chatkit-radius-box);
    color: var(--chatkit-on-bubble);
    background: var(--chatkit-bubble);
    overflow-wrap: anywhere;
  }

  .said {
    white-space: pre-wrap;
  }

  .bubble.unsent {
    opacity: 0.7;
  }

  .mention {
    padding: 0 0.3em;
    border-radius: 0.3em;
    background: var(--chatkit-accent-soft);
  }

  .quoted {
    max-inline-size: min(85%, 36rem);
    padding-inline-start: 0.8em;
    border-inline-start: 3px solid var(--chatkit-line);
    color: var(--chatkit-muted);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }

  .unsent-line {
    display: flex;
    gap: 0.25em;
    align-items: center;
    color: var(--chatkit-muted);
    font-size: 0.87em;
  }

  .actions {
    display: flex;
    gap: 2px;
    margin-block-start: -4px;
    margin-inline-start: -7px;
  }

  .sources {
    margin-block-start: var(--chatkit-space);
  }

  .sources h4 {
    margin-block-end: calc(var(--chatkit-space) * 1.5);
    color: var(--chatkit-muted);
    font-size: 0.8em;
    font-weight: 600;
    letter-spacing: 0.02em;
  }

  .sources ol {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--chatkit-space) * 1.25);
  }

  .source {
    display: flex;
    gap: 0.6em;
    align-items: center;
    padding: 0.42em 0.75em 0.42em 0.5em;
    border: 1px solid var(--chatkit-line);
    border-radius: var(--chatkit-radius-small);
    color: var(--chatkit-foreground);
    font-size: 0.87em;
    line-height: 1.4;
    text-decoration: none;
    transition:
      border-color 120ms,
      background-color 120ms;
  }

  a.source:hover {
    border-color: var(--chatkit-accent-text);
    background: var(--chatkit-raised);
  }

  .number,
  .footnote {
    padding-inline: 0.45em;
    border-radius: 0.8em;
    color: var(--chatkit-accent-text);
    background: var(--chatkit-accent-soft);
    font-size: 0.72rem;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.6;
    text-decoration: none;
  }

  .footnote {
    padding-block: 0.15em;
  }

  .source-title,
  .address {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .source-title {
    flex: 1;
    font-weight: 500;
  }

  .address {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .source-title {
    flex: 1 1 0;
    min-inline-size: 45%;
    font-weight: 500;
  }

  .address {
    flex: 0 1 auto;
    color: var(--chatkit-muted);
    text-align: end;
  }
`;
