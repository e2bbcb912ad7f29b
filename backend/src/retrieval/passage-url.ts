/** Path of a passage: its page's, with the heading's `#anchor` as browsers write it. */
export function passageUrl({ url, anchor }: { url: string; anchor: string }): string {
  return anchor === '' ? url : url + new URL(`#${anchor}`, 'http://page').hash;
}
