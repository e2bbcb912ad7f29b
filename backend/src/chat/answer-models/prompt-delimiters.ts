/** What looks like a tag of the prompt, however spaced, or like a control token of a model (`<|im_end|>`). */
const DELIMITERS = /<(?=[\s/\p{Cf}]*(?:passages?|question|quoted)(?![\p{L}\p{N}])|\|\w+\|>)/giu;

/** A text in which nothing can be taken for a delimiter of the prompt: the `<` of look-alikes is escaped. */
export function withoutDelimiters(text: string): string {
  return text.replaceAll(DELIMITERS, '&lt;');
}

/** A text as the value of a quoted attribute, on one line. */
export function toAttribute(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
