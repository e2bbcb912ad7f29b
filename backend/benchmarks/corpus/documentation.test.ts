import { createHash } from 'node:crypto';
import { Documentation, SECTIONS } from './documentation.ts';

const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe('Documentation', () => {
  it('is the same on every machine and in every run', () => {
    const documentation = new Documentation();
    expect(fingerprint([...documentation.pages(20)])).toBe('83308d361bd0413c');
    expect(fingerprint(documentation.questions(20, 20))).toBe('c6bca196621a5be5');
  });

  it('makes the same page whatever number of pages is asked for', () => {
    const documentation = new Documentation();
    expect([...documentation.pages(9)].slice(0, 3)).toEqual([...documentation.pages(3)]);
  });

  it('has pages of their own in every edition, each at its own address', () => {
    const pages = [0, 1].flatMap((edition) => [...new Documentation(edition).pages(50)]);
    expect(new Set(pages.map(({ content }) => content)).size).toBe(100);
    expect(new Set(pages.slice(0, 50).map(({ url }) => url)).size).toBe(50);
  });

  it('gives every page as many headings as sections', () => {
    for (const { content } of new Documentation().pages(20)) {
      expect(content.match(/^#+ /gm)).toHaveLength(SECTIONS);
    }
  });

  it('asks questions of 8 to 15 words', () => {
    for (const question of new Documentation().questions(200, 1_000)) {
      expect(question).toMatch(/^\S+( \S+){7,14}\?$/);
    }
  });
});
