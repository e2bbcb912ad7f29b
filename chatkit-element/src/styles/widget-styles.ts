import { css } from 'lit';

/** Widgets: their frames, their boxes, and the text in them. */
export const widgetStyles = css`
  .widget {
    color: var(--chatkit-foreground);
    animation: appear 200ms ease-out;
    transition: opacity 120ms;
  }

  .widget.waiting {
    opacity: 0.55;
  }

  .card,
  .list {
    inline-size: 100%;
    border: 1px solid var(--chatkit-line);
    border-radius: min(var(--chatkit-radius-box), 16px);
    background: var(--chatkit-background);
  }

  .card,
  .card > details {
    display: flex;
    flex-direction: column;
    gap: calc(var(--chatkit-space) * 2.5);
  }

  .card {
    padding: calc(var(--chatkit-space) * 4);
  }

  .card[data-size='sm'] {
    max-inline-size: 360px;
  }

  .card[data-size='md'] {
    max-inline-size: 440px;
  }

  .card[data-size='lg'] {
    max-inline-size: 560px;
  }

  .card-footer {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--chatkit-space) * 2);
    justify-content: flex-end;
    padding-block-start: var(--chatkit-space);
  }

  .status {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    color: var(--chatkit-muted);
    font-size: 0.87em;
  }

  .status img {
    inline-size: 1.25em;
    block-size: 1.25em;
    border-radius: 4px;
  }

  .status [data-frame],
  .picture[data-frame] {
    border: 1px solid var(--chatkit-line);
  }

  .list {
    overflow: hidden;
  }

  .list > .status {
    padding: calc(var(--chatkit-space) * 2.5) calc(var(--chatkit-space) * 3.5) 0;
  }

  .list li {
    position: relative;
    padding: calc(var(--chatkit-space) * 2.5) calc(var(--chatkit-space) * 3.5);
  }

  .list li + li,
  .list > .quiet {
    border-block-start: 1px solid var(--chatkit-line);
  }

  .list ul:not([data-unfolded]) > [data-folded],
  .list [data-unfolded] + .quiet {
    display: none;
  }

  .list > .quiet {
    justify-content: center;
    inline-size: 100%;
    min-block-size: 40px;
    border-radius: 0;
  }

  .box {
    display: flex;
    flex-direction: column;
    gap: calc(var(--chatkit-space) * 2);
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .box[data-direction='row'] {
    flex-direction: row;
    align-items: center;
  }

  .box[data-direction='row']:has(> .control + .control) {
    flex-wrap: wrap;
  }

  .box > * {
    min-inline-size: 0;
  }

  .spacer {
    flex: 1 0 0;
  }

  .divider {
    inline-size: 100%;
    margin: 0;
    border: 0;
    border-block-start: 1px solid var(--chatkit-line);
  }

  .box[data-direction='row'] > .divider {
    align-self: stretch;
    inline-size: 0;
    border-inline-start: 1px solid;
    border-block-start: 0;
  }

  .picture {
    max-inline-size: 100%;
    border-radius: var(--chatkit-radius-small);
  }

  .glyph {
    display: inline-grid;
    flex: none;
  }

  .widget-title,
  .widget-text,
  .widget-caption {
    overflow: hidden;
    -webkit-box-orient: vertical;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .widget-title {
    font-size: 1.13em;
    font-weight: 650;
    line-height: 1.3;
  }

  .widget-caption {
    color: var(--chatkit-muted);
    font-size: 0.82em;
  }
`;
