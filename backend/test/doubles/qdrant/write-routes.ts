import type { DoubleRequest, Route } from '../vendor.ts';
import { envelopedRoute } from './enveloped-route.ts';
import {
  createFieldIndex,
  deletePayload,
  pointsSelector,
  setPayload,
  updateOperations,
  upsertPoints,
} from './request-shapes.ts';
import { check, type Shape } from './shape.ts';
import type { UpdateResult, Writer } from './writer.ts';

const COLLECTION = '/collections/{collection_name}';
const POINTS = `${COLLECTION}/points`;

/** What an operation in a batch is called when it comes alone. */
const BATCHED: Record<string, string> = {
  upsert: 'upsert_points',
  delete: 'delete_points',
};

/** Writes to points and payload indexes. */
export function writeRoutes(writer: Writer): Route[] {
  const submit = (request: DoubleRequest, operation: string, body: unknown): UpdateResult =>
    writer.submit(operation, request.params.collection_name!, body, request.query.get('wait') === 'true');
  const write = (operation: string, method: string, path: string, shape: Shape): Route =>
    envelopedRoute(operation, method, path, (request) => {
      check(shape, request.body);
      return submit(request, operation, request.body);
    });
  return [
    write('upsert_points', 'PUT', POINTS, upsertPoints),
    write('delete_points', 'POST', `${POINTS}/delete`, pointsSelector),
    write('set_payload', 'POST', `${POINTS}/payload`, setPayload),
    write('overwrite_payload', 'PUT', `${POINTS}/payload`, setPayload),
    write('delete_payload', 'POST', `${POINTS}/payload/delete`, deletePayload),
    envelopedRoute('batch_update', 'POST', `${POINTS}/batch`, (request) => {
      check(updateOperations, request.body);
      const { operations } = request.body as { operations: Record<string, unknown>[] };
      return operations.map((operation) => {
        const [[name, body]] = Object.entries(operation) as [[string, unknown]];
        return submit(request, BATCHED[name] ?? name, body);
      });
    }),
    write('create_field_index', 'PUT', `${COLLECTION}/index`, createFieldIndex),
    envelopedRoute('delete_field_index', 'DELETE', `${COLLECTION}/index/{field_name}`, (request) =>
      submit(request, 'delete_field_index', { field_name: request.params.field_name }),
    ),
  ];
}
