const SEPARATORS = /[._@$/+#-]+/;
const CAMEL_BOUNDARY = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
const PLURAL_ACRONYM = /^\p{Lu}{2,}s$/u;
const NUMBER_OR_VERSION = /^v?\d[\d.x_-]*$/i;
/** `C++`, `C#`, `F#`: the sign is the name. */
const SIGNED_NAME = /^\p{L}(?:\+\+|#)$/u;

/** Longer runs are hashes and encoded data, which nobody asks for. */
const MAX_LENGTH = 64;

/** A word in one spelling, with the words it is made of. */
export interface Identifier {
  /** Lower case, without separators, so that `only-changed`, `onlyChanged` and `--onlyChanged` meet. */
  whole: string;
  /** Lower case; none when the word is simple. */
  parts: string[];
}

/** Takes a word apart at case changes, dots, slashes, dashes and underscores. Undefined for what is no word. */
export function splitIdentifier(word: string): Identifier | undefined {
  if (SIGNED_NAME.test(word)) return { whole: word.toLowerCase(), parts: [] };
  const trimmed = word.replace(/^[./+#-]+/, '').replace(/[./+#@-]+$/, '');
  if (NUMBER_OR_VERSION.test(trimmed)) return simple(trimmed);
  if (PLURAL_ACRONYM.test(trimmed)) return simple(trimmed);
  const parts = trimmed.split(SEPARATORS).flatMap((part) => part.split(CAMEL_BOUNDARY));
  const words = parts.filter(Boolean).map((part) => part.toLowerCase());
  const whole = words.join('');
  if (!whole) return undefined;
  const named = words.filter((part) => part.length > 1 && part.length <= MAX_LENGTH);
  if (whole.length > MAX_LENGTH) return { whole: '', parts: named };
  return { whole, parts: words.length > 1 ? named : [] };
}

function simple(word: string): Identifier | undefined {
  return word.length <= MAX_LENGTH ? { whole: word.toLowerCase(), parts: [] } : undefined;
}
