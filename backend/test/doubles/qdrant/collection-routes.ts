import type { DoubleRequest, Route } from '../vendor.ts';
import { toInfo } from './collection-info.ts';
import type { Collections } from './collections.ts';
import { envelopedRoute } from './enveloped-route.ts';
import { changeAliases, createCollection, updateCollection } from './request-shapes.ts';
import { check, type Shape } from './shape.ts';
import type { Writer } from './writer.ts';

const COLLECTION = '/collections/{collection_name}';

/** Collections and their aliases. */
export function collectionRoutes(collections: Collections, writer: Writer): Route[] {
  const change =
    (operation: string, shape: Shape) =>
    ({ params, body }: DoubleRequest): boolean => {
      check(shape, body);
      return writer.change(operation, params.collection_name ?? '', body);
    };
  const aliasesOf = (isMeant: (target: string) => boolean): unknown => ({
    aliases: [...collections.aliases]
      .filter(([, target]) => isMeant(target))
      .map(([alias_name, collection_name]) => ({ alias_name, collection_name })),
  });
  return [
    envelopedRoute('get_collections', 'GET', '/collections', () => ({
      collections: [...collections.byName.keys()].map((name) => ({ name })),
    })),
    envelopedRoute('update_aliases', 'POST', '/collections/aliases', change('update_aliases', changeAliases)),
    envelopedRoute('get_collections_aliases', 'GET', '/aliases', () => aliasesOf(() => true)),
    envelopedRoute('get_collection', 'GET', COLLECTION, ({ params }) =>
      toInfo(collections.get(params.collection_name!)),
    ),
    envelopedRoute('create_collection', 'PUT', COLLECTION, change('create_collection', createCollection)),
    envelopedRoute('update_collection', 'PATCH', COLLECTION, change('update_collection', updateCollection)),
    envelopedRoute('delete_collection', 'DELETE', COLLECTION, ({ params }) =>
      writer.change('delete_collection', params.collection_name!, undefined),
    ),
    envelopedRoute('collection_exists', 'GET', `${COLLECTION}/exists`, ({ params }) => ({
      exists: collections.find(params.collection_name!) !== undefined,
    })),
    envelopedRoute('get_collection_aliases', 'GET', `${COLLECTION}/aliases`, ({ params }) => {
      const named = collections.get(params.collection_name!);
      return aliasesOf((target) => collections.get(target) === named);
    }),
  ];
}
