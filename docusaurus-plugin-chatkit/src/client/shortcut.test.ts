import { ariaKeyShortcuts, isShortcut, type KeyPress } from './shortcut.js';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('isShortcut', () => {
  it('takes mod for Ctrl', () => {
    expect(isShortcut(press('i', { ctrlKey: true }), 'mod+i')).toBe(true);
    expect(isShortcut(press('i', { metaKey: true }), 'mod+i')).toBe(false);
  });

  it('takes mod for ⌘ on a Mac', () => {
    const userAgent = jest.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Macintosh; Intel Mac OS X');
    expect(isShortcut(press('i', { metaKey: true }), 'mod+i')).toBe(true);
    expect(isShortcut(press('i', { ctrlKey: true }), 'mod+i')).toBe(false);
    expect(ariaKeyShortcuts('mod+i')).toBe('Meta+I');
    userAgent.mockRestore();
  });

  it('is not pressed with a further modifier, without one, or by another key', () => {
    expect(isShortcut(press('I', { ctrlKey: true, shiftKey: true }), 'mod+i')).toBe(false);
    expect(isShortcut(press('i'), 'mod+i')).toBe(false);
    expect(isShortcut(press('o', { ctrlKey: true }), 'mod+i')).toBe(false);
  });

  it('goes by the place of a key that writes no ASCII character', () => {
    expect(isShortcut(press('ш', { ctrlKey: true, code: 'KeyI' }), 'mod+i')).toBe(true);
    expect(isShortcut(press('ˆ', { altKey: true, code: 'KeyI' }), 'alt+i')).toBe(true);
    expect(isShortcut(press('i', { ctrlKey: true, code: 'KeyC' }), 'mod+i')).toBe(true);
  });

  it('knows keys with names', () => {
    expect(isShortcut(press(' ', { ctrlKey: true }), 'ctrl+space')).toBe(true);
    expect(isShortcut(press('Enter', { altKey: true }), 'alt+enter')).toBe(true);
  });
});

describe('ariaKeyShortcuts', () => {
  it.each([
    ['mod+i', 'Control+I'],
    ['alt+shift+a', 'Alt+Shift+A'],
    ['ctrl+/', 'Control+/'],
  ])('writes %s as %s', (shortcut, written) => {
    expect(ariaKeyShortcuts(shortcut)).toBe(written);
  });
});
