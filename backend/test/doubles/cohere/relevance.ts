const GRAM_LENGTH = 3;
/** The share of the question at which a document counts as half relevant, and how sharply it turns there. */
const MIDDLE = 0.45;
const STEEPNESS = 8;

/**
 * How relevant each document is to the question, 0..1: the share of the question's character n-grams that it has, the
 * rarer among the documents the weightier, squashed so that little overlap is near 0 and much near 1.
 */
export function relevance(question: string, documents: string[]): number[] {
  const asked = gramsOf(question);
  const held = documents.map(gramsOf);
  const weights = new Map(
    [...asked].map((gram) => {
      const holders = held.filter((grams) => grams.has(gram)).length;
      return [gram, Math.log(1 + documents.length / (1 + holders))];
    }),
  );
  const total = sum(weights.values());
  return held.map((grams) => {
    const shared = sum([...asked].filter((gram) => grams.has(gram)).map((gram) => weights.get(gram)!));
    return squash(total === 0 ? 0 : shared / total);
  });
}

/** The n-grams of a text's words, whose ends count as characters. */
function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const characters = [' ', ...word, ' '];
    for (let start = 0; start + GRAM_LENGTH <= characters.length; start++) {
      grams.add(characters.slice(start, start + GRAM_LENGTH).join(''));
    }
  }
  return grams;
}

function squash(share: number): number {
  return Number((1 / (1 + Math.exp(-STEEPNESS * (share - MIDDLE)))).toFixed(6));
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}
