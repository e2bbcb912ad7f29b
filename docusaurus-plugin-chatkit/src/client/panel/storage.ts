/** What one site keeps in a reader's browser: strings, by name. */
export interface SiteStorage {
  get(name: StoredName): string | null;
  /** Stores a value; null removes it. */
  set(name: StoredName, value: string | null): void;
}

export type StoredName = 'session' | 'thread' | 'consent';

/**
 * Opens the storage of a site at a service. Where the browser refuses its local storage (blocked, full, private), what is
 * stored lasts as long as the page.
 */
export function openStorage(
  { backendUrl, siteId }: { backendUrl: string; siteId: string },
  area = (): Storage => window.localStorage,
): SiteStorage {
  const fallback = new Map<string, string>();
  const keyOf = (name: StoredName) => `chatkit:${backendUrl}:${siteId}:${name}`;
  return {
    get(name) {
      const key = keyOf(name);
      if (fallback.has(key)) return fallback.get(key)!;
      try {
        return area().getItem(key);
      } catch {
        return null;
      }
    },
    set(name, value) {
      const key = keyOf(name);
      fallback.delete(key);
      try {
        if (value === null) area().removeItem(key);
        else area().setItem(key, value);
      } catch {
        if (value !== null) fallback.set(key, value);
      }
    },
  };
}
