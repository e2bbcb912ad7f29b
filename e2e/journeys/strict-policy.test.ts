import type { Server } from 'node:http';
import type { Page } from 'playwright-core';
import { closeServer } from './forward.js';
import { servePolicyInFrontOf } from './policy-server.js';
import { openWidgetSite, siteUrl, type WidgetSite } from './widget-site.js';

let policyServer: Server;
let site: WidgetSite;

beforeAll(async () => {
  site = await openWidgetSite(async (website) => (policyServer = await servePolicyInFrontOf(website)));
});

afterAll(async () => {
  await site.close();
  closeServer(policyServer);
});

/** What the page's policy forbids from now on: inline styles that Docusaurus writes into a page are not ours. */
async function collectViolations(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (violation: string) => violations.push(violation));
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const report = Reflect.get(window, 'reportViolation') as (violation: string) => void;
      report(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return violations;
}

describe('the widget under a strict content security policy', () => {
  it('opens, answers and breaks no rule', async () => {
    const page = await site.browser.newPage();
    const response = await page.goto(`${siteUrl}/docs/quick-start`, { waitUntil: 'networkidle' });
    expect(response!.headers()['content-security-policy']).not.toContain('unsafe');
    const violations = await collectViolations(page);

    await page.getByRole('button', { name: 'Ask the docs' }).click();
    const panel = page.locator('docs-chatkit');
    const input = panel.getByRole('textbox', { name: 'Message' });
    await input.fill('Which ports are used, and how do I change them?');
    await input.press('Enter');
    await panel.locator('article.assistant[aria-busy="false"]').getByText('SITE_PORT=3100').first().waitFor();

    const dialog = page.getByRole('dialog', { name: 'Ask the docs' });
    expect(await dialog.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
    expect(violations).toEqual([]);
    await page.close();
  });
});
