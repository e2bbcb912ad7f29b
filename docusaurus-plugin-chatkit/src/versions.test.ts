import { readVersions, versionOf } from './versions.js';

const content = (docs: object) =>
  ({ 'docusaurus-plugin-content-docs': docs }) as Parameters<typeof readVersions>[0];
const version = (versionName: string, path: string, isLast = false) => ({ versionName, path, isLast });

const versioned = {
  loadedVersions: [
    version('current', '/docs/next'),
    version('2.0', '/docs', true),
    version('1.0', '/docs/1.0'),
  ],
};

describe('readVersions', () => {
  it('finds the versions of a site’s docs and its default one', () => {
    const versions = readVersions(content({ default: versioned }));
    expect(versions).toMatchObject({ names: ['current', '2.0', '1.0'], defaultName: '2.0' });
    expect(versionOf(versions, 'default', '/docs/intro')).toBe('2.0');
    expect(versionOf(versions, 'default', '/docs/next/intro')).toBe('current');
    expect(versionOf(versions, 'default', '/docs/1.0')).toBe('1.0');
    expect(versionOf(versions, 'default', '/docs/1.0.1/intro')).toBe('2.0');
  });

  it('gives no version to docs that have but one', () => {
    const versions = readVersions(
      content({ default: { loadedVersions: [version('current', '/docs', true)] } }),
    );
    expect(versions).toMatchObject({ names: [], defaultName: undefined });
    expect(versionOf(versions, 'default', '/docs/intro')).toBeUndefined();
  });

  it('keeps the docs of another plugin apart, even below the same path', () => {
    const community = { loadedVersions: [version('current', '/docs/community', true)] };
    const versions = readVersions(content({ community, default: versioned }));
    expect(versionOf(versions, 'community', '/docs/community/team')).toBeUndefined();
    expect(versionOf(versions, 'default', '/docs/intro')).toBe('2.0');
  });

  it('leaves the latest docs of a second versioned plugin in view of every version', () => {
    const sdk = { loadedVersions: [version('6', '/sdk', true), version('5', '/sdk/5')] };
    const versions = readVersions(content({ sdk, default: versioned }));
    expect(versions.defaultName).toBe('2.0');
    expect(versionOf(versions, 'sdk', '/sdk/intro')).toBeUndefined();
    expect(versionOf(versions, 'sdk', '/sdk/5/intro')).toBe('5');
  });

  it('works for docs at the root of the site', () => {
    const root = { loadedVersions: [version('2.0', '/', true), version('1.0', '/1.0')] };
    const versions = readVersions(content({ default: root }));
    expect(versionOf(versions, 'default', '/intro')).toBe('2.0');
    expect(versionOf(versions, 'default', '/1.0/intro')).toBe('1.0');
  });

  it('finds none on a site without docs', () => {
    expect(readVersions({})).toEqual({ names: [], defaultName: undefined, roots: [] });
  });
});
