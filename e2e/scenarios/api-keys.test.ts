import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { makeApiKey, signInToAccount } from '@bookmarks/dev/account';
import { describe, expect, test } from '@jest/globals';
import { mcpUrl, post, toolCall } from '../helpers/gateway.ts';
import { verifies } from '../helpers/verifies.ts';

const run = promisify(execFile);
const keyNamed = async (name: string, scope = 'bookmarks:read') =>
  makeApiKey(await signInToAccount(mcpUrl().origin, 'chloe'), name, scope);
const call = (key: string, name: string, args: object) =>
  post(toolCall(name, args), { authorization: `Bearer ${key}` });

/** As people type it. @returns the status and the body. */
async function curl(...args: string[]) {
  const { stdout } = await run('curl', [...args, mcpUrl().href, '--silent', '--write-out', '\n%{http_code}']);
  const end = stdout.lastIndexOf('\n');
  return { body: stdout.slice(0, end), status: Number(stdout.slice(end + 1)) };
}

describe('a plain curl', () => {
  test(verifies('api-keys', 'with a key that is good says so'), async () => {
    const key = await keyNamed('curl');
    const { status, body } = await curl('-H', `Authorization: Bearer ${key}`);
    expect([status, body]).toEqual([200, expect.stringContaining('you may use it')]);
  });

  test(verifies('api-keys', 'with any other key is refused with 401'), async () => {
    for (const key of ['sk_test_invalid_key', `bkm_test_${'a'.repeat(49)}`]) {
      expect(await curl('-H', `Authorization: Bearer ${key}`)).toMatchObject({ status: 401 });
    }
    expect(await curl()).toMatchObject({ status: 401 });
  });
});

test(verifies('api-keys', 'does what its user chose, in that library, and no more'), async () => {
  const url = `https://example.com/keys/${crypto.randomUUID()}`;
  const writer = await keyNamed('writer', 'bookmarks:write');
  expect(await (await call(writer, 'add_bookmark', { url })).text()).toContain('"outcome":"created"');
  const reader = await keyNamed('reader');
  expect(await (await call(reader, 'get_bookmarks', { refs: [url] })).text()).toContain(url);
  expect(await (await call(reader, 'add_bookmark', { url })).text()).toContain('needs the scope');
  const other = await makeApiKey(await signInToAccount(mcpUrl().origin, 'ben'), 'of ben', 'bookmarks:read');
  expect(await (await call(other, 'get_bookmarks', { refs: [url] })).text()).toContain('"saved":false');
});

test(verifies('api-keys', 'two keys are good at once, so that one can replace the other'), async () => {
  const account = await signInToAccount(mcpUrl().origin, 'chloe');
  const [old, successor] = [
    await makeApiKey(account, 'old', 'bookmarks:read'),
    await makeApiKey(account, 'successor', 'bookmarks:read'),
  ];
  for (const key of [old, successor]) expect((await call(key, 'list_tags', {})).status).toBe(200);
  const page = await account.get('/account/keys');
  const revoke = new RegExp(`${old.slice(-4)}</code>[^]*?action="(/account/keys/[^"]+/revoke)"`).exec(
    page,
  )?.[1];
  await account.submit('/account/keys', revoke ?? '', {});
  while ((await call(old, 'list_tags', {})).status !== 401);
  expect((await call(successor, 'list_tags', {})).status).toBe(200);
});
