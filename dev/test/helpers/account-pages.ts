import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startChromium } from '../../programs/chromium.ts';
import { openPage } from './browser-pages.ts';

const PROVIDE_TIMEOUT_MS = 300_000; // It may have to be installed.

/** A browser for all tests of a file. @returns it, once they run. */
export function useChromium(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium((message) => void process.stderr.write(`${message}\n`));
  }, PROVIDE_TIMEOUT_MS);
  afterAll(() => browser?.close());
  return () => browser;
}

/** The endpoint of the stack that the tests run against. */
export function mcpUrl(): string {
  const { E2E_MCP_URL } = process.env;
  if (!E2E_MCP_URL) throw new Error('E2E_MCP_URL is not set: run the tests by `npm test`.');
  return E2E_MCP_URL;
}

export const at = (path: string) => new URL(path, mcpUrl()).href;

/** A browser in which somebody has signed in to the account pages. */
export async function signedIn(browser: Browser, name: string, options: BrowserContextOptions = {}) {
  const opened = await openPage(browser, at('/account'), options);
  await opened.page.getByRole('button', { name: `${name} Example` }).click();
  await opened.page.waitForURL(at('/account'));
  return opened;
}
