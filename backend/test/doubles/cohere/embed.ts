import { randomUUID } from 'node:crypto';
import type { Reply } from '../vendor.ts';
import { CohereFault, invalidRequest } from './cohere-fault.ts';
import { embedInput, INPUT_TYPES } from './embed-input.ts';
import { list, oneOf, toBody, wholeNumber, type Body } from './fields.ts';
import { readInputs } from './inputs.ts';
import { embeddingModel } from './models.ts';
import { countTokens, firstTokens, lastTokens } from './tokens.ts';
import { EMBEDDING_TYPES, toEmbeddingType, type EmbeddingType } from './vectors.ts';

/** What of an embedding request the double's own settings decide. */
export interface EmbedOptions {
  /** Whether a request without `embedding_types` is refused, as Cohere is said to do at times, or given floats. */
  requiresEmbeddingTypes: boolean;
  /** Counts inputs; throws when they are too many for now. */
  use(inputs: number): void;
}

/** Answers `POST /v2/embed`: embeddings by type, in the order of the inputs. */
export function embed(request: unknown, { requiresEmbeddingTypes, use }: EmbedOptions): Reply {
  const body = toBody(request);
  const model = embeddingModel(body.model);
  const inputType = oneOf(body, 'input_type', INPUT_TYPES);
  if (inputType === undefined) throw invalidRequest('input_type is required');
  const types = readTypes(body, requiresEmbeddingTypes);
  if (body.output_dimension !== undefined && !model.hasOutputDimension) {
    throw invalidRequest(`output_dimension is not supported by ${String(body.model)}`);
  }
  const dimensions = oneOf(body, 'output_dimension', model.dimensions) ?? model.dimensions[0]!;
  wholeNumber(body, 'priority', 0, 999);
  const inputs = readInputs(body);
  const fit = truncation(body, model.maxTokens);
  const texts = inputs.texts.map(fit);
  use(texts.length);

  const vectors = texts.map((text) => embedInput(text, inputType, dimensions));
  const embeddings = Object.fromEntries(
    types.map((type) => [type, vectors.map((vector) => toEmbeddingType(vector, type))]),
  );
  return {
    body: {
      id: randomUUID(),
      response_type: 'embeddings_by_type',
      embeddings,
      ...inputs.echo,
      meta: {
        api_version: { version: '2' },
        billed_units: {
          input_tokens: texts.reduce((total, text) => total + countTokens(text), 0),
          ...(inputs.images > 0 ? { images: inputs.images } : {}),
        },
      },
    },
  };
}

function readTypes(body: Body, isRequired: boolean): EmbeddingType[] {
  if (body.embedding_types === undefined) {
    if (isRequired) throw invalidRequest('embedding_types parameter is required');
    return ['float'];
  }
  const types = list(body, 'embedding_types', EMBEDDING_TYPES.length) as EmbeddingType[];
  if (new Set(types).size < types.length) throw invalidRequest('embedding_types must not repeat');
  for (const type of types) oneOf({ embedding_types: type }, 'embedding_types', EMBEDDING_TYPES);
  return types;
}

/** How a text is made as short as the model and `max_tokens` want it, by `truncate`. */
function truncation(body: Body, modelTokens: number): (text: string) => string {
  const most = Math.min(wholeNumber(body, 'max_tokens', 1) ?? modelTokens, modelTokens);
  const truncate = oneOf(body, 'truncate', ['NONE', 'START', 'END']) ?? 'END';
  if (truncate === 'END') return (text) => firstTokens(text, most);
  if (truncate === 'START') return (text) => lastTokens(text, most);
  return (text) => {
    if (countTokens(text) <= most) return text;
    throw new CohereFault(
      400,
      `too many tokens: total number of tokens in the prompt cannot exceed ${most} - received ${countTokens(text)}. Try using a shorter text, or enabling prompt truncating.`,
    );
  };
}
