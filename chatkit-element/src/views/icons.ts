import { type TemplateResult, html, nothing, svg } from 'lit';

/** Outlines on a grid of 24 by 24, drawn for this panel. */
const outlines = {
  'arrow-down': 'M12 5v14M6 13l6 6 6-6',
  'arrow-up': 'M12 19V5M6 11l6-6 6 6',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  book: 'M12 6.5C10 5 7.5 4.5 4 4.5v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2v-13c-3.5 0-6 .5-8 2zM12 6.5v13',
  bug: 'M8 9a4 4 0 0 1 8 0v5a4 4 0 0 1-8 0zM12 9v9M8 12H4M20 12h-4M8 8 5 5M16 8l3-3M8 16l-3 3M16 16l3 3',
  check: 'm5 12.5 4.5 4.5L19 7',
  'chevron-left': 'm15 5-7 7 7 7',
  'chevron-right': 'm9 5 7 7-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.5 8.5l-2 5-5 2 2-5z',
  compose:
    'M12 5H6.5A2.5 2.5 0 0 0 4 7.5v10A2.5 2.5 0 0 0 6.5 20h10a2.5 2.5 0 0 0 2.5-2.5V12M17.5 3.5a2 2 0 0 1 3 3L12 15l-4 1 1-4z',
  copy: 'M9 9h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2zM15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3',
  document: 'M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM14 3v5h5M9 13h6M9 17h4',
  dots: 'M6 12h.01M12 12h.01M18 12h.01',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  collapse: 'M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7',
  external: 'M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4',
  gear: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1',
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 12h17M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9z',
  history: 'M4 5v4h4M4.5 9A8.5 8.5 0 1 1 3.5 13M12 8v4.5l3 2',
  home: 'm4 11 8-7 8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8h.01',
  lightbulb: 'M9 18h6M10 21h4M8.5 15a6 6 0 1 1 7 0c-.6.5-.5 1.5-.5 3H9c0-1.5.1-2.5-.5-3z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  pencil: 'M16.5 4.5a2 2 0 0 1 3 3L8 19l-4 1 1-4z',
  play: 'M7 4.5v15l12-7.5z',
  plus: 'M12 5v14M5 12h14',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.5h.01',
  reload: 'M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.5 7.5M4.5 14a8 8 0 0 0 14 2.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  sidebar: 'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM9.5 4v16',
  sparkle: 'M12 3c.8 5 3 7.5 8.5 9-5.5 1.5-7.7 4-8.5 9-.8-5-3-7.5-8.5-9 5.5-1.5 7.7-4 8.5-9z',
  star: 'm12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17l-5.3 3 1.1-6L3.4 9.8l6-.8z',
  stop: 'M8 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  'thumb-down':
    'M17 13V4H8.5a2 2 0 0 0-2 1.5L4.8 11a2 2 0 0 0 1.9 2.6H10L9.3 18c-.2 1.3.7 2.5 2 2.5L15 13.5zM17 4h2a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-2',
  'thumb-up':
    'M7 11v9h8.5a2 2 0 0 0 2-1.5l1.7-5.5a2 2 0 0 0-1.9-2.6H14l.7-4.4c.2-1.3-.7-2.5-2-2.5L9 10.5zM7 20H5a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h2',
  trash: 'M4 7h16M10 4h4M6 7l1 12a1.5 1.5 0 0 0 1.5 1.5h7A1.5 1.5 0 0 0 17 19l1-12M10 11v6M14 11v6',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.8-3.5 3.8-5 7.5-5s6.7 1.5 7.5 5',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.5h.01',
};

/** An icon of the panel. */
export type PanelIcon = keyof typeof outlines;

/** ChatKit's names, as options and events use them, and the outline that stands for each. */
const synonyms = new Map<string, PanelIcon>(
  Object.entries({
    agent: 'sparkle',
    'back-large': 'chevron-left',
    'back-small': 'chevron-left',
    'book-closed': 'book',
    'book-open': 'book',
    'chat-temporary': 'compose',
    'check-circle': 'check',
    'check-circle-filled': 'check',
    'circle-question': 'question',
    'collapse-large': 'collapse',
    'collapse-small': 'collapse',
    'dark-mode': 'moon',
    'dots-horizontal': 'dots',
    'dots-vertical': 'dots',
    'expand-large': 'expand',
    'expand-small': 'expand',
    'external-link': 'external',
    hamburger: 'menu',
    'home-alt': 'home',
    keys: 'gear',
    lab: 'lightbulb',
    lifesaver: 'question',
    'light-mode': 'sun',
    name: 'user',
    notebook: 'book',
    'notebook-pencil': 'compose',
    'page-blank': 'document',
    profile: 'user',
    'settings-cog': 'gear',
    'settings-slider': 'gear',
    share: 'external',
    'sidebar-left': 'sidebar',
    'sidebar-right': 'sidebar',
    'sparkle-double': 'sparkle',
    'square-code': 'code',
    'square-text': 'document',
    'star-filled': 'star',
    write: 'pencil',
    'write-alt': 'pencil',
    'write-alt2': 'pencil',
  }),
);

/** One of the panel's own icons; hidden from assistive technology, its button has the label. */
export function icon(name: PanelIcon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${outlines[name]} />`}
  </svg>`;
}

/** An icon by ChatKit's name; nothing for a name that has none here. */
export function namedIcon(name: string | undefined): TemplateResult | typeof nothing {
  if (!name) return nothing;
  if (Object.hasOwn(outlines, name)) return icon(name as PanelIcon);
  const synonym = synonyms.get(name);
  return synonym ? icon(synonym) : nothing;
}
