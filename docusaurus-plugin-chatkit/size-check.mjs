/**
 * Measures what the plugin adds to a page before the reader opens the chat: builds the tiny site with and without it, and
 * compares what one of its pages loads, compressed. Fails when that is over budget, or when the page loads more files.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DomUtils, parseDocument } from 'htmlparser2';
import { TinySite } from './test/tiny-site.mjs';

const BUDGET_BYTES = 3 * 1024;
const PAGE = 'docs/intro.html';
const BASE_URL = '/base/';

const site = await TinySite.create();
try {
  const without = await measure();
  const withPlugin = await measure({ backendUrl: 'https://chat.example.com', siteId: 'docs' });
  const added = {
    html: withPlugin.html - without.html,
    script: withPlugin.script - without.script,
    style: withPlugin.style - without.style,
    files: withPlugin.files - without.files,
  };
  const total = added.html + added.script + added.style;
  console.log(
    `The plugin adds ${total} bytes (gzip) to a page before it is opened, of at most ${BUDGET_BYTES}: ` +
      `script ${added.script}, style ${added.style}, HTML ${added.html}; ${added.files} files.`,
  );
  if (total > BUDGET_BYTES || added.files > 0) process.exitCode = 1;
} finally {
  await site.remove();
}

/** What a page of the site loads at once: the compressed bytes, by kind, and the number of files. */
async function measure(options) {
  const { code, output } = await site.run(['build', '--locale', 'en'], { options });
  if (code !== 0) throw new Error(`The tiny site cannot be built.\n${output}`);
  const html = await readFile(join(site.buildFolder, PAGE), 'utf8');
  const { children } = parseDocument(html);
  const addresses = (name, attribute, test = () => true) =>
    DomUtils.findAll(
      (element) => element.name === name && attribute in element.attribs && test(element),
      children,
    ).map((element) => element.attribs[attribute]);
  const scripts = addresses('script', 'src');
  const styles = addresses('link', 'href', ({ attribs }) => attribs.rel === 'stylesheet');
  const preloads = addresses('link', 'href', ({ attribs }) => /^(pre|modulepre)/.test(attribs.rel));
  return {
    html: gzipSync(html).length,
    script: await compressed(scripts),
    style: await compressed(styles),
    files: scripts.length + styles.length + preloads.length,
  };
}

async function compressed(addresses) {
  const files = await Promise.all(
    addresses.map((address) => readFile(join(site.buildFolder, address.slice(BASE_URL.length)))),
  );
  return files.reduce((bytes, file) => bytes + gzipSync(file, { level: 9 }).length, 0);
}
