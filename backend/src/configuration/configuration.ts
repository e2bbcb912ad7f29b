import path from 'node:path';
import { NOT_YET_USED, readEnvironment, type LogLevel } from './environment.js';
import { dataFolderFault } from './data-folder.js';
import { generatedSecret } from './generated-secret.js';
import { IndexKeys } from './index-keys.js';
import { AllowedOrigins } from './origins.js';
import { readTrustProxy, type TrustProxy } from './trust-proxy.js';
import { readVendors, type OpenAiModelSettings, type VendorSettings } from './vendors.js';

/** How the service listens and logs, and where it keeps its data. */
export class ServerConfiguration {
  port: number;
  host: string;
  /** Express' `trust proxy` setting. */
  trustProxy: TrustProxy;
  /** Absolute path. */
  dataDir: string;
  logLevel: LogLevel;
}

/** How readers' sessions are signed and how long they last. */
export class SessionConfiguration {
  /** The first signs, all verify. */
  secrets: string[];
  ttlSeconds: number;
  renewDays: number;
}

/** How long conversations are kept. */
export class ThreadsConfiguration {
  /** Days after which one in which nothing has happened is deleted. 0: never. */
  retentionDays: number;
  /** Whether it is noted which questions were answered, for the site's owner to read. */
  reportsQuestions: boolean;
}

/** How much readers may ask. */
export class LimitsConfiguration {
  /** Questions of one address in a minute; the other limits are shares of it. 0: no limits. */
  ratePerMinute: number;
}

/** When the service answers, and what writes the answers. */
export class AnswerConfiguration {
  /** Least confidence, 0..1, at which it answers; not set: the answer model's own default. */
  threshold?: number;
  /** Not set: passages are quoted. */
  model?: OpenAiModelSettings;
  /** Tokens of the model that each site may use in a day; not set: as many as it likes. */
  dailyTokenBudget?: number;
  /** Whether readers are shown what to ask next. */
  suggestsFollowUps: boolean;
}

/** What passages are found by and where they are kept. Plain data: it crosses to worker threads. */
export class RetrievalConfiguration implements Omit<VendorSettings, 'answers'> {
  /** Absolute path. */
  dataDir: string;
  embedder?: VendorSettings['embedder'];
  reranker?: VendorSettings['reranker'];
  qdrant?: VendorSettings['qdrant'];
  /** `auto`: an index that became stale is made anew even when that costs money. */
  reindex: 'auto' | 'manual';
}

/** All that the environment says, one slice a feature. */
export interface Configuration {
  server: ServerConfiguration;
  session: SessionConfiguration;
  limits: LimitsConfiguration;
  threads: ThreadsConfiguration;
  answer: AnswerConfiguration;
  retrieval: RetrievalConfiguration;
  origins: AllowedOrigins;
  indexKeys: IndexKeys;
  /** What an operator should be told at boot. */
  notices: string[];
}

/** Every fault of the environment at once. */
export class ConfigurationError extends Error {
  constructor(readonly faults: string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads the service's configuration from environment variables. Secrets that are not set are generated once into
 * DATA_DIR. Throws a ConfigurationError that lists every fault.
 */
export function readConfiguration(variables: Record<string, string | undefined>): Configuration {
  const { environment, faults } = readEnvironment(variables);
  const origins = AllowedOrigins.parse(environment.ALLOWED_ORIGINS, faults);
  const indexKeys = IndexKeys.parse(environment.INDEX_API_KEY, environment.INDEX_API_KEYS, faults);
  const secrets = (environment.SESSION_SECRET ?? '')
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean);
  if (secrets.some((secret) => secret.length < 16)) {
    faults.push('SESSION_SECRET: each secret must have at least 16 characters');
  }
  const { answers, ...retrieval } = readVendors(environment, faults);
  const trustProxy = readTrustProxy(environment.TRUST_PROXY, faults);
  const dataDir = path.resolve(environment.DATA_DIR);
  const folderFault = dataFolderFault(dataDir);
  if (folderFault !== undefined) faults.push(folderFault);
  if (faults.length > 0) throw new ConfigurationError(faults);

  const notices = NOT_YET_USED.filter((name) => variables[name]).map(
    (name) => `${name} is set, but this version has no adapter for it yet: it changes nothing`,
  );
  if (environment.DAILY_TOKEN_BUDGET !== undefined && !answers) {
    notices.push('DAILY_TOKEN_BUDGET is set, but no model writes the answers: it changes nothing');
  }
  try {
    if (secrets.length === 0) {
      const secret = generatedSecret(dataDir, 'session-secret');
      secrets.push(secret.value);
      notices.push(`SESSION_SECRET is not set: the generated one is in ${secret.path}`);
    }
    if (indexKeys.isEmpty) {
      const key = generatedSecret(dataDir, 'index-api-key');
      indexKeys.add(key.value);
      notices.push(`INDEX_API_KEY is not set: the generated one is in ${key.path}`);
    }
  } catch (error) {
    throw new ConfigurationError([
      `DATA_DIR: the secrets in ${dataDir} cannot be read or made (${(error as Error).message})`,
    ]);
  }
  return {
    server: {
      port: environment.PORT,
      host: environment.HOST,
      trustProxy,
      dataDir,
      logLevel: environment.LOG_LEVEL,
    },
    session: {
      secrets,
      ttlSeconds: environment.SESSION_TTL_SECONDS,
      renewDays: environment.SESSION_RENEW_DAYS,
    },
    limits: { ratePerMinute: environment.RATE_LIMIT_PER_MINUTE },
    threads: {
      retentionDays: environment.THREAD_RETENTION_DAYS,
      reportsQuestions: environment.REPORT_QUESTIONS === 'true',
    },
    answer: {
      threshold: environment.ANSWER_THRESHOLD,
      model: answers,
      dailyTokenBudget: environment.DAILY_TOKEN_BUDGET,
      suggestsFollowUps: environment.FOLLOW_UPS === 'true',
    },
    retrieval: { dataDir, ...retrieval, reindex: environment.REINDEX },
    origins,
    indexKeys,
    notices,
  };
}
