import type { Collection } from './collection.ts';
import { notFound } from './qdrant-error.ts';

/** All collections by name, and the aliases that stand for some of them. */
export class Collections {
  readonly byName = new Map<string, Collection>();
  aliases = new Map<string, string>();

  /** The collection that a name or an alias stands for; throws Qdrant's 404 when there is none. */
  get(name: string): Collection {
    const collection = this.find(name);
    if (!collection) throw notFound(`Collection \`${name}\` doesn't exist!`);
    return collection;
  }

  /** The same, without a complaint. */
  find(name: string): Collection | undefined {
    return this.byName.get(this.aliases.get(name) ?? name);
  }
}
