import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LOWEST_CONTRAST, OVERFLOW } from './page-measures.ts';

const PAGE_TIMEOUT_MS = 30_000;
/** WCAG 2.2, 1.4.3 */
const READABLE_CONTRAST = 4.5;

export const PHONE = { width: 320, height: 640 };

/** A page in a browser that nobody has signed in with, and what the browser complains about. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Chromium asks for an icon by itself, and complains that there is none.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(address);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What makes a page usable for everybody: a language, a title, a width that fits. */
export async function expectUsable(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.title()).not.toBe('');
  expect(await page.evaluate(OVERFLOW)).toBeLessThanOrEqual(0);
}

export async function expectReadable(page: Page): Promise<void> {
  expect(await page.evaluate(LOWEST_CONTRAST)).toBeGreaterThanOrEqual(READABLE_CONTRAST);
}
