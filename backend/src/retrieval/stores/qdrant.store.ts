import type { IndexRecipe } from '../index-recipe.js';
import {
  PassageStore,
  type AnalyzedPassage,
  type CandidateQuery,
  MAX_PINNED_PASSAGES,
  MAX_PLACES,
  type PageTarget,
  type PassagePlace,
  type ScopeKey,
  type StoredPassage,
  inAnotherStore,
} from '../passage-store.js';
import type { Candidate } from '../ranking/candidate.js';
import { termKey } from './occurrences.js';
import { DENSE, SPARSE, type QdrantCollections } from './qdrant-collections.js';
import type { QdrantConnection } from './qdrant-connection.js';
import type { PassagePayload } from './qdrant-payload.js';
import {
  CANDIDATE_FIELDS,
  type FoundPoint,
  inPageOrder,
  ofPage,
  ofPages,
  ofScope,
  PLACE_FIELDS,
  toCandidate,
  toPoint,
  toStoredPassage,
} from './qdrant-points.js';
import { toQuestionVector } from './sparse-vector.js';

/** Points sent in one request; with vectors of 3,072 floats some 4 MB, Qdrant takes 32. */
const MAX_POINTS = 64;

/**
 * Passages in Qdrant: a point a passage, with a dense vector and a sparse one of the same terms that the ranker counts.
 * A page's new revision is stored beside the old one, and becomes visible when the catalog has its number, so a reader
 * sees the old or the new page as a whole whatever breaks in between.
 */
export class QdrantPassageStore extends PassageStore {
  constructor(
    private readonly connection: QdrantConnection,
    private readonly collections: QdrantCollections,
  ) {
    super();
  }

  override open(making: Omit<IndexRecipe, 'place'>, signal?: AbortSignal): Promise<string> {
    return this.collections.open(making, signal);
  }

  override async check(signal?: AbortSignal): Promise<void> {
    await this.connection.probe((api, init) => api.getCollections({}, init), signal);
  }

  override async candidates(query: CandidateQuery, signal?: AbortSignal): Promise<Candidate[]> {
    if (!this.collections.isOne(query.place)) throw inAnotherStore();
    const vector = await query.vector;
    const [pinned, found] = await Promise.all([
      this.pinned(query, vector, signal),
      this.found(query, vector, signal),
    ]);
    const known = new Set(pinned.map(({ id }) => id));
    return [...pinned, ...found.filter(({ id }) => !known.has(id))];
  }

  override async load(place: string, ids: string[], signal?: AbortSignal): Promise<StoredPassage[]> {
    if (ids.length === 0) return [];
    const points = await this.connection.read(
      (api, init) => api.getPoints({ collection_name: place, ids, with_payload: true }, init),
      signal,
    );
    const byId = new Map(
      points.map(({ id, payload }) => [
        String(id),
        toStoredPassage(String(id), payload as unknown as PassagePayload),
      ]),
    );
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  override async places(
    place: string,
    scope: ScopeKey,
    pageIds: number[],
    signal?: AbortSignal,
  ): Promise<PassagePlace[]> {
    const { points } = await this.connection.read<{ points: FoundPoint[] }>(
      (api, init) =>
        api.scrollPoints(
          {
            collection_name: place,
            filter: ofPages(scope, pageIds),
            limit: MAX_PLACES,
            with_payload: PLACE_FIELDS,
          },
          init,
        ),
      signal,
    );
    return inPageOrder(points, pageIds).map(({ payload }) => {
      const { page_id, revision, url, title, anchor, headings } = payload as unknown as PassagePayload;
      return { pageId: String(page_id), revision, url, title, anchor, headings };
    });
  }

  override clear(place: string, scope: ScopeKey, signal?: AbortSignal): Promise<void> {
    return this.remove(place, ofScope(scope), signal);
  }

  override async putPage(
    target: PageTarget,
    passages: AnalyzedPassage[],
    signal?: AbortSignal,
  ): Promise<void> {
    const points = passages.map((passage, ordinal) => toPoint(target, passage, ordinal));
    for (let from = 0; from < points.length; from += MAX_POINTS) {
      await this.connection.write(
        (api, init) =>
          api.upsertPoints(
            { collection_name: target.place, wait: true, points: points.slice(from, from + MAX_POINTS) },
            init,
          ),
        signal,
      );
    }
  }

  override settlePage({ scope, place, pageId, revision }: PageTarget, signal?: AbortSignal): Promise<void> {
    const filter = ofPage(scope, pageId);
    return this.remove(
      place,
      { ...filter, must_not: [{ key: 'revision', match: { value: revision } }] },
      signal,
    );
  }

  override removePage(
    { scope, place, pageId }: Pick<PageTarget, 'scope' | 'place' | 'pageId'>,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.remove(place, ofPage(scope, pageId), signal);
  }

  override async publish(place: string, signal?: AbortSignal): Promise<void> {
    await this.collections.publish(place, signal);
  }

  override async leave(place: string, scope: ScopeKey, isLast: boolean, signal?: AbortSignal): Promise<void> {
    if (!this.collections.isOne(place)) return;
    if (isLast) await this.collections.remove(place, signal);
    else await this.clear(place, scope, signal);
  }

  /** The first passages of the pinned pages, in page order; with a vector, as near as they are to it. */
  private async pinned(
    { scope, place, pinned = [], terms }: CandidateQuery,
    vector: Float32Array | undefined,
    signal?: AbortSignal,
  ): Promise<Candidate[]> {
    if (pinned.length === 0) return [];
    const asked = {
      collection_name: place,
      filter: ofPages(scope, pinned),
      limit: MAX_PINNED_PASSAGES,
      with_payload: [...CANDIDATE_FIELDS, 'ordinal'],
    };
    const { points } = await this.connection.read<{ points: FoundPoint[] }>(
      (api, init) =>
        vector
          ? api.queryPoints({ ...asked, query: [...vector], using: DENSE }, init)
          : api.scrollPoints(asked, init),
      signal,
    );
    const termKeys = terms.map(({ term }) => termKey(term));
    return inPageOrder(points, pinned).map((point) => toCandidate(point, termKeys));
  }

  private async found(
    query: CandidateQuery,
    vector: Float32Array | undefined,
    signal?: AbortSignal,
  ): Promise<Candidate[]> {
    const { terms, weights, limit, nearest } = query;
    const lexical = { query: toQuestionVector(terms, weights), using: SPARSE, limit };
    if (terms.length === 0) {
      if (!vector) return [];
      return this.query(query, { query: [...vector], using: DENSE, limit: nearest }, true, signal);
    }
    if (!vector) return this.query(query, lexical, false, signal);
    const dense = { query: [...vector], using: DENSE };
    // The union of both, with its nearness to the question: what prefetching from two and scoring by one gives.
    const both = { prefetch: [lexical, { ...dense, limit: nearest }], ...dense, limit: limit + nearest };
    return this.query(query, both, true, signal);
  }

  private async query(
    { scope, place, version, terms }: CandidateQuery,
    query: object,
    scoresAreSimilarities: boolean,
    signal?: AbortSignal,
  ): Promise<Candidate[]> {
    const { points } = await this.connection.read(
      (api, init) =>
        api.queryPoints(
          {
            collection_name: place,
            filter: ofScope(scope, version),
            with_payload: CANDIDATE_FIELDS,
            ...query,
          },
          init,
        ),
      signal,
    );
    const termKeys = terms.map(({ term }) => termKey(term));
    return points.map(({ score, ...point }) =>
      toCandidate(scoresAreSimilarities ? { ...point, score } : point, termKeys),
    );
  }

  private async remove(place: string, filter: object, signal?: AbortSignal): Promise<void> {
    await this.connection.write(
      (api, init) => api.deletePoints({ collection_name: place, wait: true, filter }, init),
      signal,
    );
  }
}
