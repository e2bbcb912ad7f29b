/** How much of the text before a sign `completesAddress` has to see, in UTF-16 units. */
export const ADDRESS_TAIL_LENGTH = 96;

const COMPLETE = /(?:(?:https?|ftp):\/\/|www\.+|[\w.+-]@(?:[\w-]*\.)?)$/i;
const NAMES: Record<string, string> = {
  colon: ':',
  sol: '/',
  period: '.',
  commat: '@',
  lowbar: '_',
  UnderBar: '_',
  plus: '+',
};

/**
 * Whether with `sign` the text that a reader sees has come to where a renderer may take it for an address, however
 * its characters are spelled: some look for addresses only after escapes and character references are resolved.
 */
export function completesAddress(tail: string, sign: string): boolean {
  const last = tail.at(-1) ?? '';
  if (sign === ';' ? !tail.includes('&') : !/[\w/;.@+-]/.test(last)) return false;
  return COMPLETE.test(resolveEscapes(tail + sign));
}

/** Resolves backslash escapes, and the character references that can spell an address. */
export function resolveEscapes(text: string): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|(\w{1,12}));/g,
    (whole, escaped?: string, hex?: string, decimal?: string, name?: string) => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined) return name === 'amp' ? '&' : (NAMES[name] ?? whole);
      const point = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return point > 0 && point < 0x80 ? String.fromCharCode(point) : whole;
    },
  );
}

/** An address without the punctuation that a sentence put after it; brackets that it opened stay with it. */
export function withoutSentenceEnd(address: string): string {
  const least = /^(?:\w+:\/\/|www)/i.exec(address)?.[0].length ?? 0;
  let end = address.length;
  while (end > least) {
    const sign = address[end - 1]!;
    if (!/[.,;:!?'*_~)}\\]/.test(sign)) break;
    if (sign === ')' && isBalanced(address.slice(0, end))) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
  }
  return open >= 0;
}
