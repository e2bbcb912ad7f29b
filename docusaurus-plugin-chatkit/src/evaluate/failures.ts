import { causeOf, toSentence } from '../indexing/failures.js';
import type { ServiceError } from '../indexing/upload-protocol.js';

interface Target {
  backendUrl: string;
  site: string;
  timeoutMs: number;
}

/** What to do about a service from which no reply came. */
export function describeSilence(
  error: unknown,
  { backendUrl, timeoutMs }: Target,
  hasExpired: boolean,
): string {
  if (hasExpired) {
    return `The service at ${backendUrl} gave no reply within ${timeoutMs / 1000} s. Look into its log, or allow more with --timeout <seconds>.`;
  }
  return `The service at ${backendUrl} cannot be asked: ${causeOf(error)}. Start it, or say with --backend-url where it is.`;
}

/** What to do about a service that refuses a question. */
export function describeRefusal(
  { status, statusText, headers }: Response,
  error: ServiceError | undefined,
  { backendUrl, site }: Target,
): string {
  const reason = error ? toSentence(error) : `${status} ${statusText}.`;
  const remedy = remedyFor(status, error?.code, headers.get('location'), site);
  return [`The service at ${backendUrl} refused a question: ${reason}`, ...remedy].join(' ');
}

/** What to do about something that answers, but not as the service does. */
export function describeStranger({ backendUrl }: Target): string {
  return `What answers at ${backendUrl} is no docusaurus-chatkit service that this command knows: see --backend-url, or update the plugin and the service.`;
}

/** What to do about a service that wants to be left alone for long. */
export function describeWait(pauseMs: number, { backendUrl }: Target): string {
  return `The service at ${backendUrl} is busy, and asks to wait for ${Math.ceil(pauseMs / 1000)} s: try again then.`;
}

function remedyFor(
  status: number,
  code: string | undefined,
  location: string | null,
  site: string,
): string[] {
  if (location !== null) return [`It has moved to ${location}: give that as --backend-url.`];
  if (code === 'unknown_site') {
    return [
      `Index the pages with "docusaurus chatkit:index", which prints the site’s id, or correct --site.`,
    ];
  }
  switch (status) {
    case 401:
    case 403:
      return [
        `Set CHATKIT_INDEX_API_KEY to a key of the service for the site "${site}" (its INDEX_API_KEY or INDEX_API_KEYS).`,
      ];
    case 404:
      return ['Is --backend-url the address of a docusaurus-chatkit service?'];
    case 429:
    case 503:
      return ['Try again in a while.'];
    default:
      return [];
  }
}
