import { findVersions, type VersionedPage } from './crawled-versions.js';

const page = (path: string, version?: string, id = 'default'): VersionedPage => ({
  path,
  ...(version && { docs: { id, version } }),
});

describe('findVersions', () => {
  it('names no version where docs have but one', () => {
    const versions = findVersions([page('/docs/a', 'current'), page('/blog')]);
    expect(versions).toMatchObject({ names: [], defaultName: undefined });
    expect(versions.nameOf(page('/docs/a', 'current'))).toBeUndefined();
  });

  it('takes the version without its name in paths for the one that readers see first', () => {
    const versions = findVersions([
      page('/docs/1.9/a', '1.9'),
      page('/docs/a', '1.10'),
      page('/docs/next/a', 'current'),
    ]);
    expect(versions).toMatchObject({ names: ['current', '1.10', '1.9'], defaultName: '1.10' });
    expect(versions.nameOf(page('/docs/a', '1.10'))).toBe('1.10');
  });

  it('names no default where two versions could be it', () => {
    const versions = findVersions([page('/stable/a', '2.0'), page('/old/a', '1.0')]);
    expect(versions).toMatchObject({ names: ['2.0', '1.0'], defaultName: undefined });
  });

  it('leaves the latest version of other docs without a name, as the plugin does', () => {
    const versions = findVersions([
      page('/docs/a', '2.0'),
      page('/docs/1.0/a', '1.0'),
      page('/api/a', '7', 'api'),
      page('/api/6/a', '6', 'api'),
      page('/community/a', 'current', 'community'),
    ]);
    expect(versions.names).toEqual(['6', '2.0', '1.0']);
    expect(versions.nameOf(page('/api/a', '7', 'api'))).toBeUndefined();
    expect(versions.nameOf(page('/api/6/a', '6', 'api'))).toBe('6');
    expect(versions.nameOf(page('/community/a', 'current', 'community'))).toBeUndefined();
  });
});
