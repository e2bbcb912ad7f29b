import { createHash } from 'node:crypto';
import type { AnalyzedPassage, PageTarget, ScopeKey, StoredPassage } from '../passage-store.js';
import type { Candidate } from '../ranking/candidate.js';
import { packOccurrences, unpackOccurrences } from './occurrences.js';
import { DENSE, SPARSE } from './qdrant-collections.js';
import type { PassagePayload } from './qdrant-payload.js';
import { toPassageVector } from './sparse-vector.js';

/** What the ranker needs of a candidate. */
export const CANDIDATE_FIELDS: (keyof PassagePayload)[] = ['page_id', 'revision', 'anchor', 'occurrences'];
/** What tells where a passage stands. */
export const PLACE_FIELDS: (keyof PassagePayload)[] = [
  'page_id',
  'revision',
  'ordinal',
  'url',
  'title',
  'anchor',
  'headings',
];

/** A point as Qdrant gives it; `score` is its similarity, where one was asked for. */
export interface FoundPoint {
  id: string | number;
  score?: number;
  payload?: Record<string, unknown> | null;
}

/** The points of a scope; with a version, those of it and of every version. */
export function ofScope({ site, locale }: ScopeKey, version?: string) {
  const must: object[] = [
    { key: 'site', match: { value: site } },
    { key: 'locale', match: { value: locale } },
  ];
  if (version !== undefined) must.push({ key: 'version', match: { any: ['', version] } });
  return { must };
}

/** The points of a page, of all its revisions. */
export function ofPage(scope: ScopeKey, pageId: number) {
  return ofPages(scope, [pageId]);
}

/** The points of these pages, of all their revisions. */
export function ofPages(scope: ScopeKey, pageIds: number[]) {
  return { must: [...ofScope(scope).must, { key: 'page_id', match: { any: pageIds } }] };
}

/** A passage as it is stored. */
export function toPoint(target: PageTarget, passage: AnalyzedPassage, ordinal: number) {
  const { scope, pageId, revision, url, title, version } = target;
  const { anchor, headings, blocks, links, tokens, embedding } = passage;
  const payload: PassagePayload = {
    site: scope.site,
    locale: scope.locale,
    version,
    page_id: pageId,
    revision,
    ordinal,
    url,
    title,
    anchor,
    headings,
    blocks,
    links,
    occurrences: Buffer.from(packOccurrences(tokens)).toString('base64'),
  };
  return {
    id: toPointId([scope.site, scope.locale, pageId, revision, ordinal]),
    payload: payload as unknown as Record<string, unknown>,
    vector: {
      [SPARSE]: toPassageVector(tokens),
      ...(embedding ? { [DENSE]: [...embedding.vector] } : {}),
    },
  };
}

/** The same id whenever the same passage is sent again, so that a repeated upload leaves no doubles. */
function toPointId(parts: (string | number)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** By page in the order of `pageIds`, and by place on the page. */
export function inPageOrder(points: FoundPoint[], pageIds: number[]): FoundPoint[] {
  const placeOf = ({ payload }: FoundPoint): [page: number, ordinal: number] => {
    const { page_id, ordinal } = payload as unknown as PassagePayload;
    return [pageIds.indexOf(page_id), ordinal];
  };
  return points
    .map((point) => ({ point, place: placeOf(point) }))
    .sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1])
    .map(({ point }) => point);
}

/** A point as the ranker takes it, its terms counted by these keys. */
export function toCandidate({ id, score, payload }: FoundPoint, termKeys: number[]): Candidate {
  const { page_id, revision, anchor, occurrences } = payload as unknown as PassagePayload;
  return {
    id: String(id),
    pageId: String(page_id),
    revision,
    anchor,
    occurrences: unpackOccurrences(Buffer.from(occurrences, 'base64'), termKeys),
    similarity: score,
  };
}

/** The passage that a point holds. */
export function toStoredPassage(id: string, { page_id, ...payload }: PassagePayload): StoredPassage {
  const { ordinal, anchor, headings, blocks, links, url, title, version } = payload;
  return { id, pageId: String(page_id), ordinal, anchor, headings, blocks, links, url, title, version };
}
