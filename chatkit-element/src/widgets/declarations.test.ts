import { type Declarations, boxDeclarations, textDeclarations, toColor } from './declarations.js';

/** Without the properties that are left as they are. */
const set = (declarations: Declarations): Declarations =>
  Object.fromEntries(Object.entries(declarations).filter(([, value]) => value));

describe('the style of a box', () => {
  const box = (properties: object) => set(boxDeclarations({ type: 'Box', ...properties }, 'dark'));

  it('is left alone where nothing is asked for', () => {
    expect(box({})).toEqual({});
  });

  it('counts distances in steps of the theme, sizes in pixels, and takes lengths of CSS', () => {
    expect(box({ gap: 2, padding: 0, margin: '1em', width: 40, height: '50%', minSize: 8 })).toEqual({
      gap: 'calc(var(--chatkit-space) * 2)',
      padding: 'calc(var(--chatkit-space) * 0)',
      margin: '1em',
      'inline-size': '40px',
      'block-size': '50%',
      'min-inline-size': '8px',
      'min-block-size': '8px',
    });
  });

  it('has edges by name, those of one edge after those of two', () => {
    const padding = box({ padding: { left: 1, top: '2px', y: 3 } });
    expect(Object.entries(padding)).toEqual([
      ['padding-block', 'calc(var(--chatkit-space) * 3)'],
      ['padding-block-start', '2px'],
      ['padding-inline-start', 'calc(var(--chatkit-space) * 1)'],
    ]);
  });

  it('has borders of a width, or of a look, around or by edge', () => {
    expect(box({ border: 0 })).toEqual({ border: '0px solid var(--chatkit-line)' });
    expect(box({ border: { size: 2, color: 'strong', style: 'dashed' } })).toEqual({
      border: '2px dashed var(--chatkit-muted)',
    });
    expect(box({ border: { x: 1, top: { size: 3, color: { light: 'red', dark: 'blue' } } } })).toEqual({
      'border-inline': '1px solid var(--chatkit-line)',
      'border-block-start': '3px solid blue',
    });
  });

  it('aligns by ChatKit’s words', () => {
    expect(box({ align: 'start', justify: 'between', wrap: 'wrap', flex: 1, radius: 'full' })).toEqual({
      'align-items': 'start',
      'justify-content': 'space-between',
      'flex-wrap': 'wrap',
      flex: '1',
      'border-radius': '999px',
    });
  });

  it('minds nothing that is no value', () => {
    const wrong = [null, true, {}, [], { size: {} }, { top: null }];
    for (const value of wrong) {
      expect(
        box({
          gap: value,
          padding: value,
          border: value,
          width: value,
          align: value,
          radius: value,
          background: value,
        }),
      ).toEqual({});
    }
  });
});

describe('the style of a text', () => {
  const text = (properties: object) => set(textDeclarations({ type: 'Text', ...properties }, 'light'));

  it('is set in the sizes of its own type', () => {
    expect(text({ size: 'lg' })).toEqual({ 'font-size': '1.13em' });
    expect(text({ type: 'Title', size: 'lg' })).toEqual({ 'font-size': '1.27em' });
    expect(text({ size: '5xl' })).toEqual({});
  });

  it('is cut after its lines, after one when it is truncated', () => {
    expect(text({ maxLines: 3 })).toEqual({ display: '-webkit-box', '-webkit-line-clamp': '3' });
    expect(text({ truncate: true, maxLines: 3 })).toMatchObject({ '-webkit-line-clamp': '1' });
  });

  it('is emphasised', () => {
    expect(text({ weight: 'bold', italic: true, lineThrough: true, textAlign: 'end', minLines: 2 })).toEqual({
      'font-weight': '700',
      'font-style': 'italic',
      'text-decoration': 'line-through',
      'text-align': 'end',
      'min-block-size': '2lh',
    });
  });
});

describe('a color', () => {
  it('is a name of ChatKit’s, one of CSS, or one for each scheme', () => {
    expect(toColor('secondary', 'light')).toBe('var(--chatkit-muted)');
    expect(toColor('#123456', 'light')).toBe('#123456');
    expect(toColor({ light: 'danger', dark: 'red' }, 'light')).toBe('var(--chatkit-danger)');
    expect(toColor(undefined, 'light')).toBe('');
  });
});
