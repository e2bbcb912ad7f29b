import { openStorage } from './storage.js';

const site = { backendUrl: 'https://chat.acme.dev', siteId: 'docs' };

describe('openStorage', () => {
  it('keeps values by service and site', () => {
    const area = new MapStorage();
    openStorage(site, () => area).set('thread', 'thr_1');
    expect(openStorage(site, () => area).get('thread')).toBe('thr_1');
    expect(openStorage({ ...site, siteId: 'other' }, () => area).get('thread')).toBeNull();
    expect(openStorage({ ...site, backendUrl: 'https://x.dev' }, () => area).get('thread')).toBeNull();
  });

  it('removes what is set to null', () => {
    const area = new MapStorage();
    const storage = openStorage(site, () => area);
    storage.set('thread', 'thr_1');
    storage.set('thread', null);
    expect(storage.get('thread')).toBeNull();
    expect(area.values.size).toBe(0);
  });

  it('touches nothing when it is opened', () => {
    openStorage(site, () => {
      throw new Error('touched');
    });
  });

  it('keeps values for the page’s lifetime where the browser refuses its storage', () => {
    const storage = openStorage(site, () => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(storage.get('thread')).toBeNull();
    storage.set('thread', 'thr_1');
    expect(storage.get('thread')).toBe('thr_1');
    storage.set('thread', null);
    expect(storage.get('thread')).toBeNull();
  });

  it('keeps values for the page’s lifetime where the storage is full', () => {
    const area = new MapStorage();
    area.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const storage = openStorage(site, () => area);
    storage.set('session', 's');
    expect(storage.get('session')).toBe('s');
  });
});

class MapStorage implements Storage {
  readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  getItem = (key: string) => this.values.get(key) ?? null;
  setItem = (key: string, value: string) => void this.values.set(key, value);
  removeItem = (key: string) => void this.values.delete(key);
  clear = () => this.values.clear();
  key = (index: number) => [...this.values.keys()][index] ?? null;
}
