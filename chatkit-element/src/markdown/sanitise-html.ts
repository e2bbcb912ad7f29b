import DOMPurify from 'dompurify';

const tags =
  'a blockquote br code del div em figure h3 h4 h5 h6 hr img li ol p pre strong sup table tbody td th thead tr ul';
const attributes = 'href title src alt align start class data-language data-footnote';

/** Turns rendered Markdown into nodes, with nothing in them but what Markdown can say. */
export function sanitiseHtml(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags.split(' '),
    ALLOWED_ATTR: attributes.split(' '),
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
