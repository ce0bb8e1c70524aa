import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startChromium } from '../programs/chromium.ts';
import { expectReadable, expectUsable, heading, openPage, PHONE } from './helpers/browser-pages.ts';
import { runDoctor } from './run-doctor.ts';

const PROVIDE_TIMEOUT_MS = 300_000; // It may have to be installed.

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium((message) => void process.stderr.write(`${message}\n`));
}, PROVIDE_TIMEOUT_MS);
afterAll(() => browser?.close());

function mcpUrl(): string {
  const { E2E_MCP_URL } = process.env;
  if (!E2E_MCP_URL) throw new Error('E2E_MCP_URL is not set: run the tests by `npm test`.');
  return E2E_MCP_URL;
}

test('signs in as anna in a browser, and says that clients can use the server', async () => {
  await using doctor = runDoctor([mcpUrl()]);
  await using opened = await openPage(browser, await doctor.signInAddress);
  const { page, complaints } = opened;
  await expectUsable(page);
  expect(await heading(page).textContent()).toContain('MCP doctor');
  await page.getByRole('button', { name: 'Anna Example' }).click();
  await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/callback\?/);
  await expectUsable(page);
  expect(await heading(page).textContent()).toBe('You have signed in');
  expect(await page.locator('main').textContent()).toContain('go back to the terminal');
  const { code, output, errors } = await doctor.ended;
  expect(output).toContain('✓ The server accepts the token.');
  expect(output).toContain('✓ The server accepts the refreshed token.');
  expect(output).toContain('Clients can use this server.');
  expect({ code, errors, complaints }).toEqual({ code: 0, errors: '', complaints: [] });
});

test('says so when the person cancels', async () => {
  await using doctor = runDoctor([mcpUrl()]);
  await using opened = await openPage(browser, await doctor.signInAddress);
  const { page } = opened;
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(/\/callback\?.*error=access_denied/);
  expect(await heading(page).textContent()).toBe('You have not signed in');
  const { code, output, errors } = await doctor.ended;
  expect(output).toMatch(/✗ The sign-in was cancelled or refused\. .*access_denied/);
  expect(output).toContain('What to do: Run the doctor again and allow it.');
  expect({ code, errors }).toEqual({ code: 1, errors: '' });
});

test('says so when the person closes the page', async () => {
  await using doctor = runDoctor([mcpUrl(), '--wait', '2']);
  const opened = await openPage(browser, await doctor.signInAddress);
  await opened[Symbol.asyncDispose]();
  const { code, output, errors } = await doctor.ended;
  expect(output).toContain('✗ Nobody came back from the sign-in within 2 seconds.');
  expect(output).toContain('What to do: Run the doctor again and finish in the browser.');
  expect({ code, errors }).toEqual({ code: 1, errors: '' });
});

test.each(['light', 'dark'] as const)(
  'has pages that fit a phone and can be read, in %s colours',
  async (colorScheme) => {
    await using doctor = runDoctor([mcpUrl()]);
    const address = await doctor.signInAddress;
    await using opened = await openPage(browser, address, { viewport: PHONE, colorScheme });
    const { page } = opened;
    await expectUsable(page);
    await expectReadable(page);
    await page.getByRole('button', { name: 'Anna Example' }).press('Enter');
    await page.waitForURL(/\/callback\?/);
    await expectUsable(page);
    await expectReadable(page);
    expect((await doctor.ended).code).toBe(0);
  },
);
