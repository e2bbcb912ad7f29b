/** What sites put between a page's title and their own. */
const SUFFIX = /\s+[|·•:–—-]+\s+\S[^|·•]*$/;
const FEWEST_PAGES = 3;

/** What most titles of a site end with, such as ` | Acme`; empty where there is no such thing. */
export function findTitleSuffix(titles: string[]): string {
  const counts = new Map<string, number>();
  for (const title of titles) {
    const suffix = SUFFIX.exec(title)?.[0];
    if (suffix) counts.set(suffix, (counts.get(suffix) ?? 0) + 1);
  }
  const [suffix, count] = [...counts].reduce((most, other) => (other[1] > most[1] ? other : most), ['', 0]);
  return titles.length >= FEWEST_PAGES && count > titles.length / 2 ? suffix : '';
}
