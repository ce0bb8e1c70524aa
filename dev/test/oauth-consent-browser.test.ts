import { createHash, randomBytes } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { at, useChromium } from './helpers/account-pages.ts';
import { expectReadable, expectUsable, heading, openPage, PHONE } from './helpers/browser-pages.ts';

const HOSTILE = `"><img src=x onerror=alert(1)>\u202e${'Word '.repeat(30)}`;
const LOOPBACK = 'http://127.0.0.1:9/callback';
const WEB = 'https://client.example/callback';

const browser = useChromium();

/** The page that asks a person about an app that has just registered. */
async function asked(redirectUri: string, clientName: string, options: BrowserContextOptions = {}) {
  const registration = await fetch(at('/oauth/register'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ redirect_uris: [redirectUri], client_name: clientName }),
  });
  const { client_id } = (await registration.json()) as { client_id: string };
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    ...{ response_type: 'code', client_id, redirect_uri: redirectUri, state: 'the-state' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const opened = await openPage(browser(), at(`/oauth/authorize?${parameters}`), options);
  // Nobody is there, and no test asks the network: what is seen is where the browser was sent.
  await opened.page.route(`${redirectUri}**`, (route) => route.fulfill({ body: 'The app.' }));
  return opened;
}

describe.each([true, false])('with JavaScript on: %s,', (javaScriptEnabled) => {
  test('a person reads where the answer goes, agrees, signs in, and is back in the app', async () => {
    await using opened = await asked(WEB, 'Poke', { javaScriptEnabled });
    const { page, complaints } = opened;
    expect(await page.locator('main').textContent()).toMatch(
      /sent to client\.example\.[\s\S]*Poke[\s\S]*Nobody has verified/,
    );
    expect(await page.locator('.problem').count()).toBe(0);
    await page.getByRole('button', { name: 'Allow, and sign in' }).click();
    await page.getByRole('button', { name: 'Anna Example' }).click();
    await page.waitForURL(/^https:\/\/client\.example\/callback\?.*code=/);
    const answer = new URL(page.url()).searchParams;
    expect([answer.get('state'), answer.get('iss')]).toEqual(['the-state', at('/oauth')]);
    expect(complaints).toEqual([]);
  });

  test('a person is warned of a program on this computer, cancels, and the app hears of it', async () => {
    await using opened = await asked(LOOPBACK, 'Claude', { javaScriptEnabled });
    const { page } = opened;
    expect(await page.locator('.problem').textContent()).toContain('Any program on this device');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL(/error=access_denied/);
  });
});

test('the page of a browser that did not begin says so', async () => {
  await using opened = await asked(WEB, 'Poke');
  await using other = await openPage(browser(), opened.page.url());
  expect(await other.page.getByRole('alert').textContent()).toContain('another browser');
  await expectUsable(other.page);
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([[PHONE], [{ width: 1280, height: 800 }]])(
    'the question can be read and used at %j',
    async (viewport) => {
      await using opened = await asked(LOOPBACK, HOSTILE, { colorScheme, viewport });
      const { page, complaints } = opened;
      expect(await heading(page).textContent()).toBe('Let an app use your bookmarks?');
      await expectUsable(page);
      await expectReadable(page);
      expect(await page.locator('img').count()).toBe(0);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Allow, and sign in');
      expect(complaints).toEqual([]);
    },
  );
});
