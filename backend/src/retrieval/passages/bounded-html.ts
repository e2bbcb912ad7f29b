/** Deeper elements are unwrapped: no reader of documentation needs them, and a parser's stack is finite. */
const MAX_DEPTH = 256;

/** Stands for an element too deep: it holds nothing, shows no text, and ends drawings and formulas, which could nest on. */
const UNWRAPPED = 'img';

/**
 * Elements that HTML re-opens in every later block until they are closed: one stray tag a line would square the page.
 * Each has another in its place.
 */
const REOPENED = new Map([
  ...'b big em font i nobr s small strike strong u'.split(' ').map((tag) => [tag, 'span'] as const),
  ['code', 'samp'],
  ['tt', 'samp'],
]);

/** Elements that never nest by themselves, or hold what the splitter must see. */
const UNCOUNTED = new Set(
  (
    'area base br col embed hr img input link meta source track wbr html head body p li dt dd option optgroup ' +
    'tr td th thead tbody tfoot colgroup caption h1 h2 h3 h4 h5 h6'
  ).split(' '),
);

/** Highlighters wrap every token of code in an element: most of a page, and nothing to a reader of text. */
const HIGHLIGHTED_TOKEN = /<span class="?token[ "][^<>]*>([^<]*)<\/span>/g;

const COMMENT_SCRIPT_OR_TAG =
  /<!--[^]*?(?:-->|$)|<(script|style)(?=[\s>/])[^]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9-]*)/gi;

/**
 * The same HTML with what makes a conforming parser slow or deep taken out: comments, scripts, styles and highlighting
 * go, formatting elements become spans and samples of code, and elements nested beyond a bound are unwrapped. Linear in the text.
 */
export function boundHtml(html: string): string {
  let depth = 0;
  const plain = html.replace(HIGHLIGHTED_TOKEN, '$1');
  return plain.replace(
    COMMENT_SCRIPT_OR_TAG,
    (match, _raw, slash: string | undefined, name: string | undefined) => {
      if (name === undefined) return ' ';
      const tag = name.toLowerCase();
      if (UNCOUNTED.has(tag)) return match;
      const tooDeep = slash ? depth > MAX_DEPTH : depth >= MAX_DEPTH;
      depth = Math.max(0, depth + (slash ? -1 : 1));
      if (tooDeep) return `<${slash}${UNWRAPPED}`;
      const substitute = REOPENED.get(tag);
      return substitute ? `<${slash}${substitute}` : match;
    },
  );
}
