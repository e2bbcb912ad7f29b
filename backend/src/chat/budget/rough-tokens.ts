/** Fewest bytes of UTF-8 that a token has, in prose and code of most languages. */
const BYTES_PER_TOKEN = 3;

/** About how many tokens models make of the texts, rather too many than too few; takes no time. */
export function roughTokens(texts: string[]): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return Math.ceil(bytes / BYTES_PER_TOKEN);
}
