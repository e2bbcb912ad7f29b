import type { IdleTimeout } from './idle-timeout.js';
import type { ServiceError } from './upload-protocol.js';

interface Target {
  backendUrl: string;
  siteId: string;
}

/** What settings are called where an upload is configured, for messages that ask to change them. */
export interface SettingNames {
  backendUrl: string;
  /** The command and option that make it wait longer. */
  timeout: string;
  /** What leaves pages out. */
  exclude: string;
}

/** The settings of the plugin. */
export const PLUGIN_SETTINGS: SettingNames = {
  backendUrl: 'the plugin’s option "backendUrl"',
  timeout: 'docusaurus chatkit:index --timeout <seconds>',
  exclude: 'the option "indexing.exclude"',
};

const OLD_INDEX_STAYS = 'The old index stays.';
const INDEX_IS_WHOLE = 'Readers get the old index, or the new one if the service was already applying it.';

/** What to do about an upload that came to no answer. */
export function describeFailure(
  error: unknown,
  { backendUrl }: Target,
  idle: IdleTimeout,
  settings: SettingNames,
): string {
  if (idle.hasExpired) {
    return (
      `The service at ${backendUrl} made no progress for ${idle.timeoutMs / 1000} s, so the upload was given up. ${INDEX_IS_WHOLE} ` +
      `Look into its log, or allow more with "${settings.timeout}".`
    );
  }
  return (
    `The upload to ${backendUrl} failed: ${causeOf(error)}. ${INDEX_IS_WHOLE} ` +
    `Is the service running, and reachable from here? Its address is ${settings.backendUrl}.`
  );
}

/** What to do about an upload that the service refused with an HTTP status. */
export function describeRefusal(
  { status, statusText, headers }: Response,
  error: ServiceError | undefined,
  { backendUrl, siteId }: Target,
  settings: SettingNames,
): string {
  const reason = error ? toSentence(error) : `${status} ${statusText}.`;
  const remedy = remedyFor(status, headers.get('location'), siteId, settings);
  return [`The service at ${backendUrl} refused the pages: ${reason}`, OLD_INDEX_STAYS, ...remedy].join(' ');
}

/** What the service says of an upload that it took and then gave up. */
export function describeRejection(error: ServiceError): string {
  return `The service could not index the pages: ${toSentence(error)} ${OLD_INDEX_STAYS}`;
}

function remedyFor(
  status: number,
  location: string | null,
  siteId: string,
  settings: SettingNames,
): string[] {
  if (location !== null) {
    return [`It has moved to ${location}: set ${settings.backendUrl} to its new address.`];
  }
  switch (status) {
    case 401:
    case 403:
      return [
        `Set CHATKIT_INDEX_API_KEY to a key of the service that may write the site "${siteId}" (its INDEX_API_KEY or INDEX_API_KEYS).`,
      ];
    case 404:
      return [`Is ${settings.backendUrl} the address of a docusaurus-chatkit service?`];
    case 413:
      return [
        `Allow larger uploads in the proxy before the service, or leave pages out with ${settings.exclude}.`,
      ];
    case 409:
    case 429:
    case 503:
      return ['Try again in a while.'];
    default:
      return [];
  }
}

/** The sentence of an error of the service, with what finds it in its log. */
export function toSentence({ code, message, request_id }: ServiceError): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return `${sentence} (${[code, request_id && `request ${request_id}`].filter(Boolean).join(', ')})`;
}

/** The innermost reason: `fetch` says no more than "fetch failed". */
export function causeOf(error: unknown): string {
  let reason = error as { cause?: unknown; errors?: unknown[]; message?: string };
  while (reason.cause || reason.errors?.length) reason = (reason.cause ?? reason.errors![0]) as typeof reason;
  return reason.message || String(reason);
}
