import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Schema = { [name: string]: Json };

/** A schema of the document with its JSON pointer and the example that it or its owner carries. */
export interface Example {
  pointer: string;
  example: Json;
}

/** Compiles schemas of an OpenAPI document by JSON pointer, such as `#/components/schemas/ErrorBody`. */
export class DocumentSchemas {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  /** Objects may hold fields that the document does not name unless it is `closed`. */
  constructor(
    private readonly document: Schema,
    { closed = false } = {},
  ) {
    addFormats.default(this.ajv);
    this.ajv.addSchema(closed ? (close(document) as Schema) : document, 'document');
  }

  /** Why `value` is not what the schema at `pointer` says; empty when it is. */
  problems(pointer: string, value: unknown): string[] {
    const validate: ValidateFunction = this.ajv.compile({ $ref: `document${pointer}` });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${pointer} ${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  }

  /** Every example in the document, with the schema it must match. */
  examples(): Example[] {
    const found: Example[] = [];
    visit(this.document, '#', (node, pointer) => {
      if ('example' in node && !('schema' in node)) found.push({ pointer, example: node.example! });
      if (!isObject(node.schema)) return;
      if ('example' in node) found.push({ pointer: `${pointer}/schema`, example: node.example! });
      for (const { value } of Object.values((node.examples ?? {}) as Record<string, { value: Json }>)) {
        found.push({ pointer: `${pointer}/schema`, example: value });
      }
    });
    return found;
  }

  /** Every field of every schema that lacks a description or, unless it is made of described ones, an example. */
  undescribed(): string[] {
    const found: string[] = [];
    visit(this.document, '#', (node, pointer) => {
      if (!isObject(node.properties) || pointer.includes('/example')) return;
      for (const [name, field] of Object.entries(node.properties) as [string, Schema][]) {
        const isMade = Boolean(field.$ref ?? field.allOf ?? field.properties) || isMadeOf(field.items);
        if (!('$ref' in field) && !(field.description && ('example' in field || isMade))) {
          found.push(`${pointer}/properties/${name}`);
        }
      }
    });
    return found;
  }
}

function isMadeOf(items: Json | undefined): boolean {
  return isObject(items) && ('$ref' in items || 'properties' in items);
}

function isObject(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Calls `look` with every object of the document but those inside examples. */
function visit(node: Json, pointer: string, look: (node: Schema, pointer: string) => void): void {
  if (isObject(node)) look(node, pointer);
  if (typeof node !== 'object' || node === null) return;
  for (const [name, child] of Object.entries(node)) {
    if (name === 'example' || name === 'examples') continue;
    const step = name
      .replaceAll('~', '~0')
      .replaceAll('/', '~1')
      .replaceAll('{', '%7B')
      .replaceAll('}', '%7D');
    visit(child, `${pointer}/${step}`, look);
  }
}

/** A copy whose objects take no fields but those that are named. */
function close(node: Json): Json {
  if (Array.isArray(node)) return node.map(close);
  if (!isObject(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, child]) => [name, close(child)]));
  return node.type === 'object' && isObject(node.properties)
    ? { additionalProperties: false, ...copy }
    : copy;
}
