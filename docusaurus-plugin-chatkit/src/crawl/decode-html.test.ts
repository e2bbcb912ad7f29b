import { decodeHtml } from './decode-html.js';

describe('decodeHtml', () => {
  const latin = Buffer.from('<meta charset="iso-8859-1"><p>Größe</p>', 'latin1');

  it('minds what the header says, then the markup, then takes UTF-8', () => {
    expect(decodeHtml(latin, 'text/html; charset=iso-8859-1')).toContain('Größe');
    expect(decodeHtml(latin, 'text/html')).toContain('Größe');
    expect(decodeHtml(Buffer.from('<p>Größe</p>'), 'text/html')).toContain('Größe');
  });

  it('takes an encoding that does not exist for UTF-8', () => {
    expect(decodeHtml(Buffer.from('<p>Größe</p>'), 'text/html; charset=klingon')).toContain('Größe');
  });
});
