import { shownPicture } from '../sources/shown-picture.js';
import { asText } from './components.js';

/** The address of a picture by https, if it is a whole one and on a host that the thread allows. */
export function securePicture(
  address: unknown,
  allowedDomains: readonly string[] | undefined,
): URL | undefined {
  const url = shownPicture(asText(address), 'about:blank', allowedDomains);
  return url?.protocol === 'https:' ? url : undefined;
}
