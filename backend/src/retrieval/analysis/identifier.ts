/** From the coarsest seam of an identifier to the finest: paths, members, words, humps. */
const SEAMS = [/\/+/, /[.@$+#]+/, /[_-]+/, /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u];
const PLURAL_ACRONYM = /^\p{Lu}{2,}s$/u;
const NUMBER_OR_VERSION = /^v?\d[\d.x_-]*$/i;
/** `C++`, `C#`, `F#`: the sign is the name. */
const SIGNED_NAME = /^\p{L}(?:\+\+|#)$/u;

/** Words that carry particles at their end (Korean), or that dictionaries cut differently by context (Chinese). */
const SYLLABLES = /^[\p{Script=Hangul}\p{Script=Han}]{3,}$/u;

/** Longer words are hashes and encoded data, which nobody asks for; longer identifiers are rulers and noise. */
const MAX_LENGTH = 64;
const MAX_IDENTIFIER_LENGTH = 500;

/** A word in one spelling, with the words it is made of. */
export interface Identifier {
  /** Lower case, without separators, so that `only-changed`, `onlyChanged` and `--onlyChanged` meet; empty when too long. */
  whole: string;
  /** Lower case, each once, coarse before fine: `mockFn.mockReset` has `mockfn`, `mockreset`, `mock`, `fn`, `reset`. */
  parts: string[];
}

/** Takes a word apart at slashes, dots, dashes, underscores and case changes; Korean and Chinese ones into pairs of syllables. */
export function splitIdentifier(word: string): Identifier {
  if (word.length > MAX_IDENTIFIER_LENGTH) return { whole: '', parts: [] };
  if (SYLLABLES.test(word)) return { whole: withinLength(word), parts: pairsOf(word) };
  if (SIGNED_NAME.test(word)) return { whole: word.toLowerCase(), parts: [] };
  const trimmed = word.replace(/^[./+#-]+/, '').replace(/[./+#@-]+$/, '');
  if (NUMBER_OR_VERSION.test(trimmed)) return { whole: withinLength(trimmed.toLowerCase()), parts: [] };
  const whole = trimmed.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase();
  const parts = new Set(partsOf(trimmed, 0).filter((part) => part !== whole && part.length > 1));
  return { whole: withinLength(whole), parts: [...parts].filter((part) => withinLength(part) !== '') };
}

/** The pieces of every seam from `level` on, each without separators. */
function partsOf(text: string, level: number): string[] {
  const seam = SEAMS[level];
  if (seam === undefined || PLURAL_ACRONYM.test(text)) return [];
  const pieces = text.split(seam).filter(Boolean);
  const joined =
    pieces.length > 1 ? pieces.map((piece) => piece.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase()) : [];
  return [...joined, ...pieces.flatMap((piece) => partsOf(piece, level + 1))];
}

function pairsOf(word: string): string[] {
  const syllables = [...word];
  return [...new Set(syllables.slice(1).map((syllable, index) => syllables[index]! + syllable))];
}

function withinLength(word: string): string {
  return word.length <= MAX_LENGTH ? word : '';
}
