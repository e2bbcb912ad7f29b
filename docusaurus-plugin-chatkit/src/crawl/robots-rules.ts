import robotsParser from 'robots-parser';
import { USER_AGENT } from './http-client.js';

/** What a site's robots.txt says to us (RFC 9309). */
export class RobotsRules {
  private readonly robots: ReturnType<typeof robotsParser>;

  /** `text` is empty where the site has no robots.txt, and everything is allowed. */
  constructor(
    readonly url: URL,
    text: string,
  ) {
    this.robots = robotsParser(url.href, text);
  }

  isAllowed(url: URL): boolean {
    return this.robots.isAllowed(url.href, USER_AGENT) ?? true;
  }

  /** What to do about a site that allows us nothing. */
  get remedy(): string {
    return `Allow the pages to the user agent ${USER_AGENT} in ${this.url.href}.`;
  }

  /** How long to wait between two requests; 0 where it does not say. */
  get crawlDelayMs(): number {
    return Math.max(0, this.robots.getCrawlDelay(USER_AGENT) ?? 0) * 1000;
  }

  /** The site's sitemaps. */
  get sitemaps(): string[] {
    return this.robots.getSitemaps();
  }
}
