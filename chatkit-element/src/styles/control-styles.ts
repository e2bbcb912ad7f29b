import { css } from 'lit';

/** What of a widget can be clicked, and badges, which share its colors. */
export const controlStyles = css`
  .control,
  .badge {
    --tone: var(--chatkit-foreground);
    --soft: color-mix(in srgb, var(--tone) 10%, transparent);
    --edge: color-mix(in srgb, var(--tone) 45%, transparent);
  }

  .widget [data-color='secondary'] {
    --soft: var(--chatkit-hover);
    --edge: var(--chatkit-line);
  }

  .widget [data-color='primary'] {
    --tone: var(--chatkit-accent-text);
  }

  .widget [data-color='info'] {
    --tone: var(--chatkit-info);
  }

  .widget [data-color='discovery'] {
    --tone: var(--chatkit-discovery);
  }

  .widget [data-color='success'] {
    --tone: var(--chatkit-success);
  }

  .widget [data-color='danger'] {
    --tone: var(--chatkit-danger);
  }

  .widget :is([data-color='warning'], [data-color='caution']) {
    --tone: var(--chatkit-warning);
  }

  .control {
    --size: 36px;

    display: inline-flex;
    flex: none;
    gap: 0.45em;
    align-items: center;
    justify-content: center;
    max-inline-size: 100%;
    min-block-size: var(--size);
    padding: 0.3em 0.9em;
    border: 1px solid transparent;
    border-radius: min(var(--chatkit-radius-control), 10px);
    color: var(--tone);
    font-size: 0.94em;
    font-weight: 500;
    line-height: 1.35;
    overflow-wrap: anywhere;
    text-align: start;
    transition:
      border-color 120ms,
      background-color 120ms,
      opacity 120ms;
  }

  .control:is([data-size='3xs'], [data-size='2xs'], [data-size='xs']) {
    --size: 26px;

    font-size: 0.8em;
  }

  .control:is([data-size='sm'], [data-size='md']) {
    --size: 30px;

    font-size: 0.9em;
  }

  .control:is([data-size='xl'], [data-size='2xl'], [data-size='3xl']) {
    --size: 42px;

    font-size: 1em;
  }

  .control[data-pill] {
    border-radius: calc(var(--size) / 2);
  }

  .control[data-block] {
    inline-size: 100%;
  }

  .control[data-uniform] {
    min-inline-size: var(--size);
    padding-inline: 0;
  }

  [data-variant='solid']:is(.control, .badge) {
    color: var(--chatkit-background);
    background: var(--tone);
  }

  [data-variant='solid'][data-color='secondary']:is(.control, .badge) {
    color: var(--chatkit-foreground);
    background: var(--soft);
  }

  [data-variant='soft']:is(.control, .badge) {
    background: var(--soft);
  }

  [data-variant='outline']:is(.control, .badge) {
    border-color: var(--edge);
  }

  .control:hover:not(:disabled, [aria-disabled]) {
    border-color: var(--chatkit-accent-text);
  }

  .control:is([data-variant='outline'], [data-variant='ghost']):hover:not(:disabled, [aria-disabled]) {
    background: var(--soft);
  }

  .control:disabled,
  .control[aria-disabled] {
    cursor: default;
    opacity: 0.55;
  }

  .control[aria-busy] {
    border-color: var(--chatkit-accent-text);
    opacity: 1;
    animation: breathe 1.4s ease-in-out infinite;
  }

  .cover {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    border-radius: inherit;
  }

  .cover:focus-visible {
    outline-offset: -2px;
  }

  .cover:hover:not([aria-disabled]) {
    background: color-mix(in srgb, var(--chatkit-foreground) 4%, transparent);
  }

  .cover[aria-busy] {
    background: var(--chatkit-accent-soft);
    animation: breathe 1.4s ease-in-out infinite;
  }

  .cover + .box {
    position: relative;
    pointer-events: none;
  }

  .cover + .box :is(button, a) {
    pointer-events: auto;
  }

  .badge {
    flex: none;
    padding: 0.05em 0.5em;
    border: 1px solid transparent;
    border-radius: 6px;
    color: var(--tone);
    font-size: 0.8em;
    font-weight: 550;
  }

  .badge[data-size='sm'] {
    font-size: 0.73em;
  }

  .badge[data-size='lg'] {
    font-size: 0.9em;
  }

  .badge[data-pill] {
    border-radius: 999px;
  }

  @media (forced-colors: active) {
    .control,
    .badge {
      border-color: currentColor;
    }
  }
`;
