import { createHash } from 'node:crypto';
import type { IndexRecipe } from '../index-recipe.js';
import {
  PassageStore,
  type AnalyzedPassage,
  type CandidateQuery,
  type PageTarget,
  type ScopeKey,
  type StoredPassage,
  inAnotherStore,
} from '../passage-store.js';
import type { Candidate } from '../ranking/candidate.js';
import { packOccurrences, termKey, unpackOccurrences } from './occurrences.js';
import { DENSE, SPARSE, type QdrantCollections } from './qdrant-collections.js';
import type { QdrantConnection } from './qdrant-connection.js';
import type { PassagePayload } from './qdrant-payload.js';
import { toPassageVector, toQuestionVector } from './sparse-vector.js';

/** Points sent in one request; with vectors of 3,072 floats some 4 MB, Qdrant takes 32. */
const MAX_POINTS = 64;

/** What the ranker needs of a candidate. */
const CANDIDATE_FIELDS: (keyof PassagePayload)[] = ['page_id', 'revision', 'anchor', 'occurrences'];

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
    const { place, terms, weights, limit, nearest } = query;
    if (!this.collections.isOne(place)) throw inAnotherStore();
    const vector = await query.vector;
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
    return points.map(({ id, score, payload }) =>
      toCandidate(
        String(id),
        scoresAreSimilarities ? score : undefined,
        payload as unknown as PassagePayload,
        termKeys,
      ),
    );
  }

  private async remove(place: string, filter: object, signal?: AbortSignal): Promise<void> {
    await this.connection.write(
      (api, init) => api.deletePoints({ collection_name: place, wait: true, filter }, init),
      signal,
    );
  }
}

function ofScope({ site, locale }: ScopeKey, version?: string) {
  const must: object[] = [
    { key: 'site', match: { value: site } },
    { key: 'locale', match: { value: locale } },
  ];
  if (version !== undefined) must.push({ key: 'version', match: { any: ['', version] } });
  return { must };
}

function ofPage(scope: ScopeKey, pageId: number) {
  return { must: [...ofScope(scope).must, { key: 'page_id', match: { value: pageId } }] };
}

function toPoint(target: PageTarget, passage: AnalyzedPassage, ordinal: number) {
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

function toCandidate(
  id: string,
  similarity: number | undefined,
  { page_id, revision, anchor, occurrences }: PassagePayload,
  termKeys: number[],
): Candidate {
  return {
    id,
    pageId: String(page_id),
    revision,
    anchor,
    occurrences: unpackOccurrences(Buffer.from(occurrences, 'base64'), termKeys),
    similarity,
  };
}

function toStoredPassage(id: string, { page_id, ...payload }: PassagePayload): StoredPassage {
  const { ordinal, anchor, headings, blocks, links, url, title, version } = payload;
  return { id, pageId: String(page_id), ordinal, anchor, headings, blocks, links, url, title, version };
}
