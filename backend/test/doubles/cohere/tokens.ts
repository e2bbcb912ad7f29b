/** Characters that are reckoned as a token. */
const TOKEN_LENGTH = 4;

/** About how many tokens a text has. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / TOKEN_LENGTH);
}

/** About the first `count` tokens of a text. */
export function firstTokens(text: string, count: number): string {
  return text.slice(0, count * TOKEN_LENGTH);
}

/** About the last `count` tokens of a text. */
export function lastTokens(text: string, count: number): string {
  return text.slice(-count * TOKEN_LENGTH);
}
