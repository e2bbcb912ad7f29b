import { Transform, plainToInstance } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';
import { problemsOf } from '../errors/field-problems.js';

/** `abc` stays text, so that the validator can say that it is no number. */
const asNumber = Transform(({ value }) =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value,
);

const isHttpUrl = (name: string) =>
  IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
    { message: `${name} must be an address such as http://localhost:6333, without a user name` },
  );

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const OPENAI_APIS = ['responses', 'chat'] as const;
export type OpenAiApi = (typeof OPENAI_APIS)[number];

export const REASONING_EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type ReasoningEffort = (typeof REASONING_EFFORTS)[number];

export const EMBEDDING_PROVIDERS = ['auto', 'none', 'openai', 'cohere'] as const;
export type EmbeddingProvider = (typeof EMBEDDING_PROVIDERS)[number];

/** The environment variables that configure the service, typed and with their defaults. */
export class Environment {
  @asNumber
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 8000;

  @IsString()
  HOST = '0.0.0.0';

  @IsString()
  ALLOWED_ORIGINS = 'http://localhost:3000,http://127.0.0.1:3000';

  @IsString()
  TRUST_PROXY = 'false';

  @IsString()
  DATA_DIR = './data';

  @IsOptional()
  @IsString()
  SESSION_SECRET?: string = undefined;

  @asNumber
  @IsInt()
  @Min(30)
  @Max(86_400)
  SESSION_TTL_SECONDS = 600;

  @asNumber
  @IsInt()
  @Min(1)
  @Max(365)
  SESSION_RENEW_DAYS = 30;

  @IsOptional()
  @IsString()
  INDEX_API_KEY?: string = undefined;

  @IsOptional()
  @IsString()
  INDEX_API_KEYS?: string = undefined;

  @asNumber
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  RATE_LIMIT_PER_MINUTE = 60;

  @IsOptional()
  @asNumber
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  DAILY_TOKEN_BUDGET?: number = undefined;

  @asNumber
  @IsInt()
  @Min(0)
  @Max(36_500)
  THREAD_RETENTION_DAYS = 90;

  @IsIn(['true', 'false'])
  REPORT_QUESTIONS: 'true' | 'false' = 'false';

  @IsIn(['true', 'false'])
  FOLLOW_UPS: 'true' | 'false' = 'true';

  @IsOptional()
  @asNumber
  @IsNumber()
  @Min(0)
  @Max(1)
  ANSWER_THRESHOLD?: number = undefined;

  @IsOptional()
  @IsString()
  OPENAI_API_KEY?: string = undefined;

  @IsOptional()
  @isHttpUrl('OPENAI_BASE_URL')
  OPENAI_BASE_URL?: string = undefined;

  @IsString()
  OPENAI_MODEL = 'gpt-5.4-mini';

  @IsIn(OPENAI_APIS)
  OPENAI_API: OpenAiApi = 'responses';

  @IsOptional()
  @IsIn(REASONING_EFFORTS)
  OPENAI_REASONING_EFFORT?: ReasoningEffort = undefined;

  @asNumber
  @IsInt()
  @Min(16)
  @Max(100_000)
  OPENAI_MAX_OUTPUT_TOKENS = 2_000;

  @asNumber
  @IsNumber()
  @Min(0.1)
  @Max(600)
  OPENAI_FIRST_TOKEN_SECONDS = 30;

  @asNumber
  @IsNumber()
  @Min(0.1)
  @Max(600)
  OPENAI_NEXT_TOKEN_SECONDS = 15;

  @IsIn(EMBEDDING_PROVIDERS)
  EMBEDDING_PROVIDER: EmbeddingProvider = 'auto';

  @IsOptional()
  @IsString()
  EMBEDDING_MODEL?: string = undefined;

  @IsOptional()
  @asNumber
  @IsInt()
  @Min(2)
  @Max(16_000)
  EMBEDDING_DIMENSIONS?: number = undefined;

  @IsOptional()
  @IsString()
  COHERE_API_KEY?: string = undefined;

  @IsOptional()
  @isHttpUrl('COHERE_BASE_URL')
  COHERE_BASE_URL?: string = undefined;

  @IsString()
  RERANK_MODEL = 'rerank-v4.0-fast';

  @IsOptional()
  @isHttpUrl('QDRANT_URL')
  QDRANT_URL?: string = undefined;

  @IsOptional()
  @IsString()
  QDRANT_API_KEY?: string = undefined;

  @Matches(/^[A-Za-z0-9_-]{1,100}$/, {
    message: 'QDRANT_COLLECTION must have 1 to 100 letters, digits, dashes and underscores',
  })
  QDRANT_COLLECTION = 'docusaurus-chatkit';

  @IsIn(['auto', 'manual'])
  REINDEX: 'auto' | 'manual' = 'manual';

  @IsIn(LOG_LEVELS)
  LOG_LEVEL: LogLevel = 'info';
}

/** Variables of services that this version has no adapter for yet; set ones are named at boot, never silently ignored. */
export const NOT_YET_USED = ['DATABASE_URL', 'REDIS_URL'] as const;

/** The variables as typed values, and what is wrong with them, one sentence each. An empty variable counts as not set. */
export function readEnvironment(variables: Record<string, string | undefined>): {
  environment: Environment;
  faults: string[];
} {
  const set = Object.fromEntries(
    Object.keys(new Environment())
      .map((name) => [name, variables[name]] as const)
      .filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const environment = plainToInstance(Environment, set, { exposeDefaultValues: true });
  const faults = validateSync(environment).flatMap(problemsOf);
  return { environment, faults };
}
