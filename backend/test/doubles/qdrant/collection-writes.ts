import { Collection } from './collection.ts';
import type { Collections } from './collections.ts';
import { QdrantError, notFound, unknownVector, wrongInput } from './qdrant-error.ts';
import { UNNAMED } from './vectors.ts';
import type { CreateCollection, Payload } from './wire-types.ts';

const FORBIDDEN_IN_NAMES = ['<', '>', ':', '"', '/', '\\', '|', '?', '*', '\0', '\u{1F}'];

type CollectionWrite = (collections: Collections, name: string, body: never) => boolean;

interface UpdateCollection {
  params?: Payload | null;
  /** Merged with what is there; null removes a key. */
  metadata?: Payload | null;
  vectors?: Record<string, Payload> | null;
  sparse_vectors?: Record<string, Payload> | null;
  [setting: string]: unknown;
}

type AliasAction =
  | { create_alias: { collection_name: string; alias_name: string } }
  | { delete_alias: { alias_name: string } }
  | { rename_alias: { old_alias_name: string; new_alias_name: string } };

/** What changes collections and aliases, by operation; each happens at once and says whether it changed something. */
export const COLLECTION_WRITES: Record<string, CollectionWrite> = {
  create_collection(collections, name, body: CreateCollection) {
    const bad = FORBIDDEN_IN_NAMES.find((character) => name.includes(character));
    if (bad !== undefined)
      throw new QdrantError(
        422,
        `Validation error in path parameters: [collection_name: collection name cannot contain "${bad}" char]`,
      );
    if (collections.byName.has(name)) throw wrongInput(`Collection \`${name}\` already exists!`, 409);
    if (collections.aliases.has(name))
      throw wrongInput(`Can't create collection with name ${name}. Alias with the same name already exists`);
    collections.byName.set(name, new Collection(body));
    return true;
  },
  update_collection(collections, name, { params, metadata, vectors, ...diffs }: UpdateCollection) {
    const { settings, dense, sparseIndexes } = collections.get(name);
    for (const vector of Object.keys(vectors ?? {})) if (!dense.has(vector)) throw unknownVector(vector);
    for (const vector of Object.keys(diffs.sparse_vectors ?? {}))
      if (!sparseIndexes.has(vector)) throw unknownVector(vector);
    for (const [setting, diff] of Object.entries({ ...params, ...diffs }))
      settings[setting] = merged(settings[setting], diff);
    const isUnnamed = dense.has(UNNAMED);
    settings.vectors = merged(settings.vectors, isUnnamed ? vectors?.[UNNAMED] : vectors);
    if (metadata) {
      const entries = Object.entries({ ...settings.metadata, ...metadata });
      settings.metadata = Object.fromEntries(entries.filter(([, value]) => value !== null));
    }
    return true;
  },
  delete_collection(collections, name) {
    for (const [alias, target] of collections.aliases) if (target === name) collections.aliases.delete(alias);
    return collections.byName.delete(name);
  },
  /** All actions or none. */
  update_aliases(collections, _name, { actions }: { actions: AliasAction[] }) {
    const aliases = new Map(collections.aliases);
    for (const action of actions) {
      if ('delete_alias' in action) aliases.delete(action.delete_alias.alias_name);
      else if ('create_alias' in action) {
        const { collection_name, alias_name } = action.create_alias;
        setAlias(collections, aliases, alias_name, collection_name);
      } else {
        const { old_alias_name, new_alias_name } = action.rename_alias;
        const target = aliases.get(old_alias_name);
        if (target === undefined) throw notFound(`Alias ${old_alias_name} does not exists!`);
        aliases.delete(old_alias_name);
        setAlias(collections, aliases, new_alias_name, target);
      }
    }
    collections.aliases = aliases;
    return true;
  },
};

function setAlias(
  collections: Collections,
  aliases: Map<string, string>,
  alias: string,
  target: string,
): void {
  if (!collections.byName.has(target)) throw notFound(`Collection \`${target}\` doesn't exist!`);
  if (collections.byName.has(alias)) throw wrongInput(`Collection \`${alias}\` already exists!`, 409);
  aliases.set(alias, target);
}

/** A setting with a change merged into it, as Qdrant's diffs are; null and nothing leave it as it is. */
function merged<Setting>(setting: Setting, diff: unknown): Setting {
  if (diff == null) return setting;
  if (!isObject(setting) || !isObject(diff)) return diff as Setting;
  const entries = Object.entries(diff).map(([key, value]) => [key, merged(setting[key], value)]);
  return { ...setting, ...(Object.fromEntries(entries) as object) };
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
