import { css } from 'lit';

/** The list of the reader's threads. */
export const historyStyles = css`
  .history {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: calc(var(--chatkit-space) * 2);
    inline-size: 100%;
    max-inline-size: 48rem;
    min-block-size: 0;
    margin-inline: auto;
    padding: 0 8px calc(var(--chatkit-space) * 3);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--chatkit-line) transparent;
  }

  .history ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
  }

  .history .notice {
    margin-inline: 8px;
  }

  .thread-row {
    display: flex;
    gap: 2px;
    align-items: center;
    min-block-size: 54px;
    padding-inline-end: 6px;
    border-radius: var(--chatkit-radius-small);
  }

  .thread-row:hover,
  .thread-row:focus-within {
    background: var(--chatkit-raised);
  }

  .thread-row.current {
    background: var(--chatkit-bubble);
  }

  .open {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    padding: 8px 10px;
    border-radius: inherit;
    text-align: start;
  }

  .thread-title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .open time {
    color: var(--chatkit-muted);
    font-size: 0.8em;
  }

  .editing {
    padding-inline: 10px 6px;
  }

  .editing input {
    flex: 1;
    min-inline-size: 0;
    padding: 4px 10px;
    border: 1px solid var(--chatkit-line);
    border-radius: var(--chatkit-radius-small);
    background: var(--chatkit-background);
  }

  .question {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .more {
    align-self: center;
  }

  .empty {
    padding: calc(var(--chatkit-space) * 10) calc(var(--chatkit-space) * 6);
    color: var(--chatkit-muted);
    text-align: center;
    text-wrap: balance;
  }

  .history .skeleton {
    padding-inline: 10px;
  }
`;
