import { css } from 'lit';

/** Text of the assistant, of notices and of the disclaimer. */
export const markdownStyles = css`
  .markdown {
    overflow-wrap: anywhere;
  }

  .markdown > * + *,
  .markdown li > * + *,
  .markdown blockquote > * + * {
    margin-block-start: 0.75em;
  }

  .markdown li > ul,
  .markdown li > ol {
    margin-block-start: 0.25em;
  }

  .markdown :is(h4, h5) {
    margin-block-start: 1.1em;
    font-size: 1.06em;
    font-weight: 650;
    line-height: 1.35;
  }

  .markdown h4.chief {
    font-size: 1.2em;
  }

  .markdown h5 {
    font-size: 1em;
  }

  .markdown > :first-child {
    margin-block-start: 0;
  }

  .markdown ul,
  .markdown ol {
    padding-inline-start: 1.5em;
  }

  .markdown ul {
    list-style: disc;
  }

  .markdown ol {
    list-style: decimal;
  }

  .markdown li + li {
    margin-block-start: 0.3em;
  }

  .markdown li::marker {
    color: var(--chatkit-muted);
  }

  .markdown a:not(.footnote) {
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }

  .markdown a:hover {
    text-decoration-thickness: 2px;
  }

  .markdown sup {
    margin-inline-start: 0.15em;
    line-height: 0;
    vertical-align: 0.35em;
    white-space: nowrap;
  }

  .markdown a.footnote:hover {
    color: var(--chatkit-background);
    background: var(--chatkit-accent-text);
  }

  .markdown blockquote {
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--chatkit-line);
    color: var(--chatkit-muted);
  }

  .markdown hr {
    margin-block: 1.2em;
    border: 0;
    border-block-start: 1px solid var(--chatkit-line);
  }

  .markdown img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--chatkit-radius-small);
  }

  .markdown code {
    padding: 0.1em 0.35em;
    border-radius: 0.35em;
    background: var(--chatkit-hover);
    font-family: var(--chatkit-font-mono);
    font-size: 0.88em;
  }

  .markdown .code {
    overflow: hidden;
    border: 1px solid var(--chatkit-line);
    border-radius: var(--chatkit-radius-small);
    background: var(--chatkit-raised);
  }

  .markdown figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 34px;
    padding-inline: 0.9em 0.3em;
    color: var(--chatkit-muted);
    font-size: 0.8em;
  }

  .copy-code {
    padding: 0.25em 0.7em;
    border-radius: var(--chatkit-radius-small);
  }

  .copy-code .done,
  .copy-code.copied .idle {
    display: none;
  }

  .copy-code.copied .done {
    display: inline;
  }

  .copy-code:hover {
    color: var(--chatkit-foreground);
    background: var(--chatkit-hover);
  }

  .markdown pre {
    margin: 0;
    padding: 0.1em 0.9em 0.8em;
    overflow-x: auto;
    direction: ltr;
    line-height: 1.5;
    scrollbar-width: thin;
    text-align: start;
  }

  .markdown pre:focus-visible,
  .markdown .table:focus-visible {
    outline-offset: -2px;
  }

  .markdown pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
    tab-size: 2;
    white-space: pre;
  }

  .markdown .table {
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .markdown table {
    border-collapse: collapse;
    font-size: 0.94em;
    overflow-wrap: normal;
  }

  .markdown :is(th, td) {
    padding: 0.45em 0.8em;
    border: 1px solid var(--chatkit-line);
    text-align: start;
    vertical-align: top;
  }

  .markdown th {
    background: var(--chatkit-raised);
    font-weight: 600;
  }

  .markdown [align='center'] {
    text-align: center;
  }

  .markdown [align='right'] {
    text-align: end;
  }
`;
