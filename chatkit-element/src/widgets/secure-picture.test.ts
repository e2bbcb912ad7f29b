import { securePicture } from './secure-picture.js';

describe('a picture of a widget', () => {
  it.each(['https://a.test/x.png', 'https://b.test/'])(
    'is shown from any host where none are named: %s',
    (address) => {
      expect(securePicture(address, undefined)?.href).toBe(address);
    },
  );

  it('is shown from the named hosts alone', () => {
    expect(securePicture('https://a.test/x.png', ['a.test'])?.hostname).toBe('a.test');
    expect(securePicture('https://b.a.test/x.png', ['a.test'])).toBeUndefined();
    expect(securePicture('https://a.test/x.png', [])).toBeUndefined();
  });

  it.each(['http://a.test/x.png', 'javascript:a', 'data:image/png;base64,', '/x.png', '', undefined, {}])(
    'is not shown unless its address is whole and by https: %s',
    (address) => {
      expect(securePicture(address, undefined)).toBeUndefined();
    },
  );
});
