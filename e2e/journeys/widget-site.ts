import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.js';
import { startService, temporaryFolder } from '../service.js';
import { indexWebsite, serveWebsite } from '../website.js';
import { addressOf } from './forward.js';
import { HeldStream } from './held-stream.js';

/** Our website as readers get it, with its service and a browser. */
export interface WidgetSite {
  browser: Browser;
  /** The way from the browser to the service. */
  way: HeldStream;
  close(): Promise<void>;
}

/** The address of the website in that browser, as in every build with default settings. */
export const siteUrl = 'http://localhost:3000';

/**
 * Starts a service, indexes the built website there, serves it, and starts a browser. The website as `npm run build`
 * leaves it knows its service, and the service its readers, by default addresses: the browser leads these to both.
 * With `inFront`, readers get the website through the server that this starts in front of it.
 */
export async function openWidgetSite(inFront?: (website: string) => Promise<Server>): Promise<WidgetSite> {
  const folder = await temporaryFolder();
  const [service, website] = await Promise.all([startService(folder.path), serveWebsite()]);
  await indexWebsite(service.url);
  const way = await HeldStream.to(new URL(service.url).host);
  const entrance = inFront ? addressOf(await inFront(website.address)) : website.address;
  const browser = await launchBrowser({ 'localhost:3000': entrance, 'localhost:8000': way.address });
  return {
    browser,
    way,
    async close() {
      await browser.close();
      way.close();
      await Promise.all([service.stop(), website.stop()]);
      await folder.remove();
    },
  };
}
