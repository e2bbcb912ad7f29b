import { createHash, randomUUID } from 'node:crypto';
import type { IndexRecipe } from '../index-recipe.js';
import type { QdrantConnection } from './qdrant-connection.js';

/** Changes with what is stored in a point and how. */
const LAYOUT_VERSION = 2;

/** Names of the vectors of a point. */
export const DENSE = 'dense';
export const SPARSE = 'sparse';

/** Payload fields that are filtered by; the site first, since every search is within one. */
const INDEXED_FIELDS = {
  site: { type: 'keyword', is_tenant: true },
  locale: 'keyword',
  version: 'keyword',
  page_id: 'integer',
  revision: 'integer',
} as const;

type Making = Omit<IndexRecipe, 'place'>;

/**
 * The collections of this service: one for each making of an index, `<name>-<making>-<unique>`, so that a new one is
 * filled while readers use the old one; and the alias `<name>`, which says where all sites are.
 */
export class QdrantCollections {
  constructor(
    private readonly connection: QdrantConnection,
    private readonly name: string,
    /** Length of the embedder's vectors; not asked without an embedder. */
    private readonly dimensions: (signal?: AbortSignal) => Promise<number>,
  ) {}

  /** Whether a place is one of these collections. */
  isOne(place: string): boolean {
    return place.startsWith(`${this.name}-`);
  }

  /** The collection for this making of the index, created where there is none. */
  async open(making: Making, signal?: AbortSignal): Promise<string> {
    const prefix = `${this.name}-${digestOf(making)}-`;
    const { collections } = await this.connection.read((api, init) => api.getCollections({}, init), signal);
    const names = collections.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    const published = await this.published(signal);
    return (
      names.find((name) => name === published) ??
      names.sort()[0] ??
      (await this.create(prefix, making, signal))
    );
  }

  /** Makes the alias name this collection. */
  async publish(collection: string, signal?: AbortSignal): Promise<void> {
    const published = await this.published(signal);
    if (published === collection) return;
    const remove = { delete_alias: { alias_name: this.name } };
    const create = { create_alias: { alias_name: this.name, collection_name: collection } };
    const actions = published === undefined ? [create] : [remove, create];
    await this.connection.write((api, init) => api.updateAliases({ actions }, init), signal);
  }

  /** Removes a collection; removing one that is gone is no error. */
  async remove(collection: string, signal?: AbortSignal): Promise<void> {
    await this.connection.write(
      (api, init) => api.deleteCollection({ collection_name: collection }, init),
      signal,
    );
  }

  private async published(signal?: AbortSignal): Promise<string | undefined> {
    const { aliases } = await this.connection.read(
      (api, init) => api.getCollectionsAliases({}, init),
      signal,
    );
    return aliases.find(({ alias_name }) => alias_name === this.name)?.collection_name;
  }

  private async create(prefix: string, making: Making, signal?: AbortSignal): Promise<string> {
    const collection = prefix + randomUUID().slice(0, 8);
    const vectors =
      making.embedding === ''
        ? {}
        : { [DENSE]: { size: await this.dimensions(signal), distance: 'Cosine' as const } };
    await this.connection.write(
      (api, init) =>
        api.createCollection(
          { collection_name: collection, vectors, sparse_vectors: { [SPARSE]: {} } },
          init,
        ),
      signal,
    );
    for (const [field_name, field_schema] of Object.entries(INDEXED_FIELDS)) {
      await this.connection.write(
        (api, init) =>
          api.createFieldIndex({ collection_name: collection, wait: true, field_name, field_schema }, init),
        signal,
      );
    }
    return collection;
  }
}

function digestOf({ analyzerVersion, embedding }: Making): string {
  return createHash('sha256')
    .update(JSON.stringify([LAYOUT_VERSION, analyzerVersion, embedding]))
    .digest('hex')
    .slice(0, 8);
}
