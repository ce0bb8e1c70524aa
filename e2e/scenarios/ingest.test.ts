import { makeIngestToken, signInToAccount } from '@bookmarks/dev/account';
import { expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';
import { curl } from '../helpers/curl.ts';
import { mcpUrl, post, toolCall } from '../helpers/gateway.ts';
import { verifies } from '../helpers/verifies.ts';

const INGEST = () => new URL('/ingest', mcpUrl());
const share = (token: string, ...fields: string[]) =>
  curl(
    INGEST(),
    '-H',
    `Authorization: Bearer ${token}`,
    ...fields.flatMap((field) => ['--data-urlencode', field]),
  );

test(verifies('ingest', 'in the library of its owner alone'), async () => {
  const url = `https://example.com/shared/${crypto.randomUUID()}`;
  const account = await signInToAccount(mcpUrl().origin, 'chloe');
  const token = await makeIngestToken(account, `phone ${crypto.randomUUID()}`);
  const saved = await share(token, `url=${url}`, 'note=Said by a friend', 'tags=shared, later');
  expect(saved).toEqual({ status: 201, body: expect.stringContaining('"outcome":"created"') });

  await using chloe = await connectV1('chloe');
  const got = await chloe.call('get_bookmarks', { refs: [url], include: ['note'] });
  expect(got.data.bookmarks).toMatchObject([
    { bookmark: { url, note: 'Said by a friend', tags: ['shared', 'later'] } },
  ]);
  await using ben = await connectV1('ben');
  expect((await ben.call('get_bookmarks', { refs: [url] })).data.bookmarks).toMatchObject([{ saved: false }]);
});

test(verifies('ingest', 'and no tool, nor with what opens the tools'), async () => {
  const account = await signInToAccount(mcpUrl().origin, 'chloe');
  const token = await makeIngestToken(account, `phone ${crypto.randomUUID()}`);
  expect((await post(toolCall('list_tags', {}), { authorization: `Bearer ${token}` })).status).toBe(401);
  await using chloe = await connectV1('chloe');
  expect((await share(chloe.poke.accessToken, 'url=https://example.com/')).status).toBe(401);
  expect((await share(`bki_test_${'a'.repeat(49)}`, 'url=https://example.com/')).status).toBe(401);
});

test(verifies('ingest', 'which is then refused'), async () => {
  const account = await signInToAccount(mcpUrl().origin, 'chloe');
  const token = await makeIngestToken(account, `phone ${crypto.randomUUID()}`);
  const url = `url=https://example.com/shared/${crypto.randomUUID()}`;
  expect((await share(token, url)).status).toBe(201);
  const page = await account.get('/account/share');
  const revoke = new RegExp(`${token.slice(-4)}[^]*?action="(/account/share/[^"]+/revoke)"`).exec(page)?.[1];
  await account.submit('/account/share', revoke ?? '', {});
  // It may be remembered for a second.
  while ((await share(token, url)).status !== 401);
});
