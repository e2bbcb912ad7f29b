import { Agent, get } from 'node:http';
import { json } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/** The JSON that `url` answers; throws it unless the status is 200. All calls in turn share one connection. */
export function getJson(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      json(response).then((body) => {
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url} answered ${JSON.stringify(body)}`));
      }, reject);
    }).once('error', reject);
  });
}

/** A search of `site` for the passages that answer `q`. */
export interface SearchParameters {
  site: string;
  q: string;
  locale?: string;
  version?: string;
}

/** Searches at the service that `url` is the address of. */
export function search(url: string, parameters: SearchParameters): Promise<unknown> {
  return getJson(`${url}/api/search?${new URLSearchParams({ ...parameters })}`);
}
