import { Transform, plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Max, Min, validateSync } from 'class-validator';

/** `abc` stays text, so that the validator can say that it is no number. */
const asNumber = Transform(({ value }) =>
  typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value,
);

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

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
  SESSION_SECRET?: string;

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
  INDEX_API_KEY?: string;

  @IsOptional()
  @IsString()
  INDEX_API_KEYS?: string;

  @IsOptional()
  @asNumber
  @IsNumber()
  @Min(0)
  @Max(1)
  ANSWER_THRESHOLD?: number;

  @IsIn(LOG_LEVELS)
  LOG_LEVEL: LogLevel = 'info';
}

/** Variables of services that this version has no adapter for yet; set ones are named at boot, never silently ignored. */
export const NOT_YET_USED = [
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'COHERE_API_KEY',
  'QDRANT_URL',
  'DATABASE_URL',
  'REDIS_URL',
] as const;

/** The variables as typed values, and what is wrong with them, one sentence each. An empty variable counts as not set. */
export function readEnvironment(variables: Record<string, string | undefined>): {
  environment: Environment;
  faults: string[];
} {
  const known = Object.keys(new Environment());
  const set = Object.fromEntries(
    [...known, 'SESSION_SECRET', 'INDEX_API_KEY', 'INDEX_API_KEYS', 'ANSWER_THRESHOLD']
      .map((name) => [name, variables[name]] as const)
      .filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const environment = plainToInstance(Environment, set, { exposeDefaultValues: true });
  const faults = validateSync(environment).flatMap((error) => Object.values(error.constraints ?? {}));
  return { environment, faults };
}
