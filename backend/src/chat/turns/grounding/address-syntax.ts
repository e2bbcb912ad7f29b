import { resolveEscapes, withoutSentenceEnd } from './address-signs.js';
import type { AllowedLinks } from './allowed-links.js';

/** An address in a text: how it is written, where it leads if that is allowed, and the place behind it. */
export interface Address {
  type: 'address';
  text: string;
  href?: string;
  end: number;
}

type Reading = Address | { type: 'none' } | undefined;

const ANGLE = /<([a-z][a-z\d+.-]{1,31}:[^\s<>`|]*|[^\s<>@`|]+@[^\s<>`|]+)>/iy;
const ANGLE_CUT = /<[^\s<>`|]*$/y;
/** Begins a bare address that GFM makes a link of. */
const BARE_START = /(?:https?:\/\/|ftp:\/\/|www\.)/iy;
/** What may still become one. */
const BARE_START_CUT = /(?:h|ht|htt|https?:?|https?:\/|f|ft|ftp|ftp:|ftp:\/|w|ww|www)$/iy;
const SIGNS = /[^\s<>`|"[\]]*/y;
/** What no mail comes to: a name without a dot in it. */
const VERSION = /^[\w^~-]{0,64}[.,;:!?'*_~)}]*$/;
const SENTENCE_END = /^[.,;:!?'*_~)}]*$/;

/** Reads `<address>`. Undefined while more text could change what it is, unless none will come. */
export function readAngleAddress(source: string, at: number, links: AllowedLinks, isDue: boolean): Reading {
  ANGLE_CUT.lastIndex = at;
  if (!isDue && ANGLE_CUT.test(source)) return undefined;
  ANGLE.lastIndex = at;
  const text = ANGLE.exec(source)?.[1];
  if (text === undefined) return { type: 'none' };
  return { type: 'address', text, href: links.hrefOf(text), end: ANGLE.lastIndex };
}

/** Reads a bare address, without the punctuation of the sentence around it. Undefined as above. */
export function readBareAddress(source: string, at: number, links: AllowedLinks, isDue: boolean): Reading {
  BARE_START_CUT.lastIndex = at;
  if (!isDue && BARE_START_CUT.test(source)) return undefined;
  BARE_START.lastIndex = at;
  if (!BARE_START.test(source)) return { type: 'none' };
  const signs = readSigns(source, at, isDue);
  if (signs === undefined) return undefined;
  const whole = withoutSentenceEnd(signs);
  // In some languages no space comes after it.
  const ascii = withoutSentenceEnd(/^[\x21-\x7e]*/.exec(whole)![0]);
  for (const text of [whole, ascii]) {
    const href = links.hrefOf(resolveEscapes(text));
    if (href !== undefined) return { type: 'address', text, href, end: at + text.length };
  }
  return { type: 'address', text: whole, end: at + whole.length };
}

/**
 * Reads on from within an address, after the `sign` that made it one; a version (`npm@6`) and the end of a sentence are
 * none. Undefined as above.
 */
export function readRestOfAddress(source: string, at: number, sign: string, isDue: boolean): Reading {
  const signs = readSigns(source, at, isDue);
  if (signs === undefined) return undefined;
  const isLast = /^\s?$/.test(source[at + signs.length] ?? '');
  if (isLast && ((sign === '@' && VERSION.test(signs)) || (sign === '.' && SENTENCE_END.test(signs))))
    return { type: 'none' };
  const rest = withoutSentenceEnd(signs);
  return { type: 'address', text: sign + rest, end: at + rest.length };
}

function readSigns(source: string, at: number, isDue: boolean): string | undefined {
  SIGNS.lastIndex = at;
  SIGNS.test(source);
  return SIGNS.lastIndex === source.length && !isDue ? undefined : source.slice(at, SIGNS.lastIndex);
}
