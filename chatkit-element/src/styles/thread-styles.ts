import { css } from 'lit';

/** The thread's scrolling region and what stands between its messages. */
export const threadStyles = css`
  .thread {
    flex: 1;
    min-block-size: 0;
    padding-inline: calc(var(--chatkit-space) * 4);
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--chatkit-line) transparent;
  }

  .log {
    display: flex;
    flex-direction: column;
    gap: calc(var(--chatkit-space) * 5);
    padding-block: calc(var(--chatkit-space) * 2) calc(var(--chatkit-space) * 3);
  }

  .log,
  .progress {
    inline-size: 100%;
    max-inline-size: 48rem;
    margin-inline: auto;
  }

  .older {
    align-self: center;
  }

  .progress {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: calc(var(--chatkit-space) * 3);
    color: var(--chatkit-muted);
  }

  .pulse {
    display: grid;
    color: var(--chatkit-accent-text);
  }

  .pulse:empty {
    inline-size: 0.6em;
    block-size: 0.6em;
    border-radius: 50%;
    background: var(--chatkit-accent);
    animation: breathe 1.4s ease-in-out infinite;
  }

  .progress:has(.pulse) {
    padding-block-end: calc(var(--chatkit-space) * 4);
    animation: appear 200ms ease-out;
  }

  .shimmer {
    background: linear-gradient(
      90deg,
      var(--chatkit-muted) 40%,
      var(--chatkit-foreground) 50%,
      var(--chatkit-muted) 60%
    );
    background-size: 300% 100%;
    background-clip: text;
    animation: shimmer 2.4s linear infinite;
    -webkit-text-fill-color: transparent;
  }

  .notice {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
    padding: calc(var(--chatkit-space) * 3) calc(var(--chatkit-space) * 3.5);
    border: 1px solid var(--chatkit-line);
    border-radius: var(--chatkit-radius-small);
    background: var(--chatkit-raised);
    font-size: 0.94em;
  }

  .notice > .icon {
    margin-block-start: 0.15em;
    color: var(--chatkit-accent-text);
  }

  .notice.warning > .icon {
    color: var(--chatkit-warning);
  }

  .notice.danger > .icon {
    color: var(--chatkit-danger);
  }

  .failure {
    flex-wrap: wrap;
    animation: appear 200ms ease-out;
  }

  .failure p {
    flex: 1;
    min-inline-size: 12em;
  }

  .retry {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
    padding: 0.3em 0.9em;
    border: 1px solid var(--chatkit-line);
    border-radius: var(--chatkit-radius-control);
    background: var(--chatkit-background);
    font-weight: 550;
  }

  .retry:hover:not(:disabled) {
    border-color: var(--chatkit-accent-text);
  }

  .jump {
    position: relative;
    z-index: 1;
    block-size: 0;
  }

  .jump .tool {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: calc(50% - 18px);
    border: 1px solid var(--chatkit-line);
    border-radius: 50%;
    color: var(--chatkit-foreground);
    background: var(--chatkit-background);
    box-shadow: 0 2px 10px rgb(0 0 0 / 14%);
    animation: appear 160ms ease-out;
  }

  .skeleton {
    display: grid;
    gap: 0.8em;
    padding-block: calc(var(--chatkit-space) * 3);
  }

  .skeleton i {
    block-size: 0.9em;
    border-radius: 0.45em;
    background: var(--chatkit-hover);
    animation: breathe 1.4s ease-in-out infinite;
  }

  .skeleton i:nth-child(2) {
    inline-size: 85%;
  }

  .skeleton i:nth-child(3) {
    inline-size: 60%;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }

  @keyframes shimmer {
    from {
      background-position: 100% 0;
    }

    to {
      background-position: -50% 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .shimmer {
      background: none;
      -webkit-text-fill-color: currentColor;
    }
  }
`;
