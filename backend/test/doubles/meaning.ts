/** How much a word counts: the short ones say little in most languages. */
const SHORT_WORD = { maxLength: 3, weight: 0.3 };
const GRAM_LENGTHS = [3, 4, 5];

/**
 * A vector of length 1 that stands for what a text says, the same for the same text on every machine: the hashed words
 * of the text and the 3 to 5 letters long pieces of them, so that texts with words in common, or words with a common
 * stem, are near each other (their dot product is high). A text without a word gets a vector of its own.
 */
export function toMeaning(text: string, dimensions = 1536): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (feature: string, weight: number): void => {
    const hash = hashOf(feature);
    vector[hash % dimensions]! += hash & 0x40000000 ? weight : -weight;
  };
  for (const [word, count] of countWords(text)) {
    const weight = Math.sqrt(count) * (word.length <= SHORT_WORD.maxLength ? SHORT_WORD.weight : 1);
    const grams = gramsOf(word);
    add(word, weight);
    for (const gram of grams) add(gram, weight / Math.sqrt(grams.length));
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** How near two vectors of length 1 are: 1 for the same direction, about 0 for texts that have nothing in common. */
export function nearness(vector: number[], other: number[]): number {
  return vector.reduce((sum, value, index) => sum + value * other[index]!, 0);
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The pieces of a word with its ends marked, so that they differ from those inside it. */
function gramsOf(word: string): string[] {
  const letters = [...`<${word}>`];
  return GRAM_LENGTHS.flatMap((length) =>
    letters.slice(length - 1).map((_letter, start) => letters.slice(start, start + length).join('')),
  );
}

/** FNV-1a, 32 bits, with its bits mixed once more, since its lowest ones alone decide the position. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
