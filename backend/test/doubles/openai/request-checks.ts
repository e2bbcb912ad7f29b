import { InvalidRequest } from './named-errors.ts';

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';
const isBoolean: Check = (value) => typeof value === 'boolean';
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAny: Check = () => true;
const isOneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string);
const isAtLeast =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least;
const isListOf =
  (check: Check, least = 0, most = Infinity): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(check);

const isEffort = isOneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max');
const isText: Check = (value) => isString(value) || isListOf(isObject, 1)(value);
const isMessage: Check = (value) => isObject(value) && isText((value as Fields).content);
const isInputItem: Check = (value) => {
  const { role, type = 'message' } = Object(value) as Fields;
  if (type !== 'message') return isString(type);
  return isMessage(value) && isOneOf('user', 'assistant', 'system', 'developer')(role);
};
const isChatMessage: Check = (value) => {
  const { role, content, tool_calls } = Object(value) as Fields;
  if (role === 'assistant' && (content == null || content === '')) return isListOf(isObject, 1)(tool_calls);
  return isMessage(value) && isOneOf('user', 'assistant', 'system', 'developer', 'tool')(role);
};

const others = (names: string): Record<string, Check> =>
  Object.fromEntries(names.split(' ').map((name) => [name, isAny]));

/** The fields of each operation's request; those with a `!` must be there. Null counts as not there. */
const FIELDS: Record<string, Record<string, Check>> = {
  createResponse: {
    'model!': isString,
    'input!': (value) => isString(value) || isListOf(isInputItem)(value),
    instructions: isString,
    stream: isBoolean,
    store: isBoolean,
    max_output_tokens: isAtLeast(16),
    reasoning: (value) => isObject(value) && isAbsentOr(isEffort)((value as Fields).effort),
    tools: isListOf(isObject),
    ...others(
      'background context_management conversation include max_tool_calls metadata moderation parallel_tool_calls previous_response_id prompt prompt_cache_key prompt_cache_options prompt_cache_retention safety_identifier service_tier stream_options temperature text tool_choice top_logprobs top_p truncation user',
    ),
  },
  createChatCompletion: {
    'model!': isString,
    'messages!': isListOf(isChatMessage, 1),
    stream: isBoolean,
    store: isBoolean,
    max_completion_tokens: isAtLeast(1),
    max_tokens: isAtLeast(1),
    reasoning_effort: isEffort,
    stream_options: isObject,
    ...others(
      'audio frequency_penalty function_call functions logit_bias logprobs metadata modalities moderation n parallel_tool_calls prediction presence_penalty prompt_cache_key prompt_cache_options prompt_cache_retention response_format safety_identifier seed service_tier stop temperature tool_choice tools top_logprobs top_p user verbosity web_search_options',
    ),
  },
  createEmbedding: {
    'model!': isString,
    'input!': (value) =>
      isString(value) ||
      isListOf(isString, 1, 2048)(value) ||
      isListOf(isAtLeast(0), 1, 2048)(value) ||
      isListOf(isListOf(isAtLeast(0), 1), 1, 2048)(value),
    encoding_format: isOneOf('float', 'base64'),
    dimensions: isAtLeast(1),
    user: isString,
  },
};

function isAbsentOr(check: Check): Check {
  return (value) => value == null || check(value);
}

/** Throws an `InvalidRequest` for the first field of a request that is missing, unknown or wrong. */
export function checkRequest(operation: string, body: unknown): void {
  const fields = FIELDS[operation]!;
  if (!isObject(body)) throw new InvalidRequest('We could not parse the JSON body of your request.');
  const request = body as Fields;
  for (const name of Object.keys(request)) {
    if (!(name in fields) && !(`${name}!` in fields))
      throw new InvalidRequest(`Unknown parameter: '${name}'.`, name, 'unknown_parameter');
  }
  for (const [field, check] of Object.entries(fields)) {
    const name = field.replace('!', '');
    const value = request[name];
    if (value == null && field !== name)
      throw new InvalidRequest(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter');
    if (value != null && !check(value))
      throw new InvalidRequest(`Invalid value for '${name}'.`, name, 'invalid_value');
  }
  if (request.max_tokens != null && request.max_completion_tokens != null)
    throw new InvalidRequest('Set either max_tokens or max_completion_tokens.', 'max_tokens');
}
