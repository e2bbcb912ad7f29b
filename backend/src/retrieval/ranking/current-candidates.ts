import type { Candidate } from './candidate.js';

/**
 * Candidates of the revision that each page has by `revisions`. A page that was stored anew since the candidates were
 * proposed keeps those of the revision it had then; passages that no upload has finished are left out.
 */
export function currentCandidates(
  candidates: Candidate[],
  revisions: ReadonlyMap<string, number>,
): Candidate[] {
  const chosen = new Map<string, number>();
  for (const { pageId, revision = 0 } of candidates) {
    if (revision <= (revisions.get(pageId) ?? 0)) {
      chosen.set(pageId, Math.max(revision, chosen.get(pageId) ?? 0));
    }
  }
  return candidates.filter(({ pageId, revision = 0 }) => chosen.get(pageId) === revision);
}
