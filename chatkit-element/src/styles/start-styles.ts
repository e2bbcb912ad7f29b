import { css } from 'lit';

/** The greeting of a new thread and its questions to begin with. */
export const startStyles = css`
  .start {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: calc(var(--chatkit-space) * 5);
    justify-content: safe flex-end;
    inline-size: 100%;
    max-inline-size: 48rem;
    min-block-size: 0;
    margin-inline: auto;
    padding: calc(var(--chatkit-space) * 4);
    overflow-y: auto;
  }

  .greeting {
    font-size: 1.47em;
    font-weight: 650;
    letter-spacing: -0.015em;
    line-height: 1.25;
    text-wrap: balance;
  }

  .prompts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--chatkit-space) * 2);
  }

  .prompt {
    display: flex;
    gap: 0.7em;
    align-items: center;
    inline-size: 100%;
    padding: calc(var(--chatkit-space) * 2.75) calc(var(--chatkit-space) * 3.5);
    border: 1px solid var(--chatkit-line);
    border-radius: min(var(--chatkit-radius-control), 14px);
    text-align: start;
    line-height: 1.35;
    transition:
      border-color 120ms,
      background-color 120ms;
  }

  .prompt .icon {
    color: var(--chatkit-accent-text);
  }

  .prompt:hover {
    border-color: var(--chatkit-accent-text);
    background: var(--chatkit-raised);
  }

  @container (min-width: 640px) {
    .start {
      gap: calc(var(--chatkit-space) * 7);
      justify-content: safe center;
    }

    .greeting {
      font-size: 1.87em;
      text-align: center;
    }

    .prompts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
