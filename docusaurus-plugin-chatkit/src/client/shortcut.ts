/** The parts of a keyboard event that make a shortcut. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether the keys of a shortcut such as `mod+i`, and no other modifiers, are pressed. Where the pressed key writes no
 * ASCII character (another script, or with Alt on a Mac), its place on the keyboard counts.
 */
export function isShortcut(press: KeyPress, shortcut: string): boolean {
  const { key, modifiers } = parse(shortcut);
  return (
    press.ctrlKey === modifiers.has('ctrl') &&
    press.metaKey === modifiers.has('meta') &&
    press.altKey === modifiers.has('alt') &&
    press.shiftKey === modifiers.has('shift') &&
    (/^[ -~]+$/.test(press.key) ? press.key.toLowerCase() === key : press.code === `Key${key.toUpperCase()}`)
  );
}

/** The shortcut as the `aria-keyshortcuts` attribute writes it. */
export function ariaKeyShortcuts(shortcut: string): string {
  return parse(shortcut)
    .parts.join('+')
    .replace('ctrl', 'control')
    .replace(/(^|\+)[a-z]/g, (start) => start.toUpperCase());
}

function parse(shortcut: string): { key: string; parts: string[]; modifiers: Set<string> } {
  const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'meta' : 'ctrl';
  const parts = shortcut.split('+').map((part) => (part === 'mod' ? mod : part));
  const key = parts.at(-1)!;
  return { key: key === 'space' ? ' ' : key, parts, modifiers: new Set(parts.slice(0, -1)) };
}
