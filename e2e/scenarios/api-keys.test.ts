import { makeApiKey, signInToAccount } from '@bookmarks/dev/account';
import { describe, expect, test } from '@jest/globals';
import { curl } from '../helpers/curl.ts';
import { mcpUrl, post, toolCall } from '../helpers/gateway.ts';
import { verifies } from '../helpers/verifies.ts';

const keyNamed = async (name: string, scope = 'bookmarks:read') =>
  makeApiKey(await signInToAccount(mcpUrl().origin, 'chloe'), name, scope);
const call = (key: string, name: string, args: object) =>
  post(toolCall(name, args), { authorization: `Bearer ${key}` });

describe('a plain curl', () => {
  test(verifies('api-keys', 'with a key that is good says so'), async () => {
    const key = await keyNamed('curl');
    const { status, body } = await curl(mcpUrl(), '-H', `Authorization: Bearer ${key}`);
    expect([status, body]).toEqual([200, expect.stringContaining('you may use it')]);
  });

  test(verifies('api-keys', 'with any other key is refused with 401'), async () => {
    for (const key of ['sk_test_invalid_key', `bkm_test_${'a'.repeat(49)}`]) {
      expect(await curl(mcpUrl(), '-H', `Authorization: Bearer ${key}`)).toMatchObject({ status: 401 });
    }
    expect(await curl(mcpUrl())).toMatchObject({ status: 401 });
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
