import { countTokens as countGptTokens } from 'gpt-tokenizer/encoding/cl100k_base';

/** The tokenizer's time is quadratic in an unbroken run of letters, so no run is longer than this. */
const SLICE_LENGTH = 1_000;

/** Names of a model's control tokens in the docs are text like any other. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** How many tokens OpenAI's embedding models make of a text; linear, and at most one too many for every thousand characters. */
export function countTokens(text: string): number {
  let tokens = 0;
  for (let start = 0; start < text.length; start += SLICE_LENGTH) {
    tokens += countGptTokens(text.slice(start, start + SLICE_LENGTH), AS_TEXT);
  }
  return tokens;
}
