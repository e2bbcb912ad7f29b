import type { NumberedSource } from '../sources/citations.js';
import { linkTarget, safeLink } from '../sources/safe-link.js';
import type { Strings } from '../localisation/strings.js';

/** What the nodes of a rendered text are completed with. */
export interface Decoration {
  sources: readonly NumberedSource[];
  /** Hosts from which pictures may be shown; undefined: any. */
  allowedImageDomains?: readonly string[];
  strings: Strings;
}

/** Completes sanitised nodes in place: links' targets, pictures' hosts, footnotes, the frame of code blocks. */
export function decorate(fragment: DocumentFragment, decoration: Decoration): void {
  for (const link of fragment.querySelectorAll('a')) decorateLink(link);
  for (const image of fragment.querySelectorAll('img')) checkImage(image, decoration.allowedImageDomains);
  for (const mark of fragment.querySelectorAll<HTMLElement>('sup[data-footnote]')) {
    fillFootnote(mark, decoration);
  }
  for (const figure of fragment.querySelectorAll<HTMLElement>('figure.code'))
    frameCode(figure, decoration.strings);
  for (const table of fragment.querySelectorAll<HTMLElement>('.table')) table.tabIndex = 0;
}

function decorateLink(link: HTMLAnchorElement): void {
  const url = safeLink(link.getAttribute('href') ?? '', document.baseURI);
  if (url) setTarget(link, url);
  else link.removeAttribute('href');
}

function setTarget(link: HTMLAnchorElement, url: URL): void {
  const { target, rel } = linkTarget(url, document.baseURI);
  if (!target) return;
  link.target = target;
  link.rel = rel ?? '';
}

/** A picture from a host that is not allowed becomes its description. */
function checkImage(image: HTMLImageElement, allowed: readonly string[] | undefined): void {
  const url = safeLink(image.getAttribute('src') ?? '', document.baseURI);
  if (url && (allowed === undefined || allowed.includes(url.hostname))) {
    image.loading = 'lazy';
    image.referrerPolicy = 'no-referrer';
  } else {
    image.replaceWith(image.alt);
  }
}

function fillFootnote(mark: HTMLElement, { sources, strings }: Decoration): void {
  const number = Number(mark.dataset.footnote);
  const source = sources.find((candidate) => candidate.number === number)?.source;
  if (!source) return mark.remove();
  const url = source.type === 'url' ? safeLink(source.url, document.baseURI) : undefined;
  const label = document.createElement(url ? 'a' : 'span');
  label.className = 'footnote';
  label.textContent = String(number);
  label.title = source.title;
  label.setAttribute('aria-label', strings.source(number, source.title));
  if (url) {
    (label as HTMLAnchorElement).href = url.href;
    setTarget(label as HTMLAnchorElement, url);
  } else {
    label.setAttribute('role', 'note');
  }
  mark.replaceChildren(label);
}

function frameCode(figure: HTMLElement, strings: Strings): void {
  const header = document.createElement('figcaption');
  const language = document.createElement('span');
  language.textContent = figure.dataset.language ?? '';
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'copy-code';
  copy.textContent = strings.copy;
  copy.setAttribute('aria-label', strings.copyCode);
  header.append(language, copy);
  figure.prepend(header);
  const code = figure.querySelector('pre');
  if (code) code.tabIndex = 0;
}
