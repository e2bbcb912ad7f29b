import { css } from 'lit';

/** The bar at the top. */
export const headerStyles = css`
  .header {
    display: flex;
    flex: none;
    gap: 2px;
    align-items: center;
    min-block-size: 52px;
    padding: 8px;
    padding-inline-start: calc(var(--chatkit-space) * 4);
  }

  .header:has(> .tool:first-child) {
    padding-inline-start: 8px;
  }

  .title {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tool + .title {
    padding-inline-start: 4px;
  }

  :host(:dir(rtl)) .back .icon {
    transform: scaleX(-1);
  }
`;
