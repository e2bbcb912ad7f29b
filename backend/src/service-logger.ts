import { ConsoleLogger } from '@nestjs/common';
import { LOG_LEVELS, type LogLevel } from './configuration/environment.js';

/** Nest's names of our levels. */
const NEST_LEVELS = {
  error: ['fatal', 'error'],
  warn: ['warn'],
  info: ['log'],
  debug: ['debug', 'verbose'],
} as const;

/** What Nest tells of its own start; of use when the service is debugged. */
const START_CONTEXTS = [
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
];

/** Lines for people on a terminal, one JSON object a line elsewhere; Nest's own start only at `debug`. */
export function serviceLogger(level: LogLevel): ConsoleLogger {
  const levels = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1);
  const options = { logLevels: levels.flatMap((name) => NEST_LEVELS[name]), json: !process.stdout.isTTY };
  return level === 'debug' ? new ConsoleLogger(options) : new QuietStartLogger(options);
}

class QuietStartLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!START_CONTEXTS.includes(String(rest.at(-1)))) super.log(message, ...rest);
  }
}
