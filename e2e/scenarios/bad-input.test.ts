import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';
import { mcpUrl, post, toolCall } from '../helpers/gateway.ts';
import { verifies } from '../helpers/verifies.ts';

let session: Awaited<ReturnType<typeof connectV1>>;
beforeAll(async () => {
  session = await connectV1('chloe');
});
afterAll(async () => {
  await session[Symbol.asyncDispose]();
});

const RUN = Date.now().toString(36);
const good = `https://example.com/bad-input/${RUN}`;
const saved = async () => {
  const { data } = await session.call('list_bookmarks', {
    domain: 'example.com',
    added_after: START,
    limit: 100,
  });
  return (data.bookmarks as { url: string }[]).filter(({ url }) => url.includes(`bad-input/${RUN}`));
};
const START = new Date().toISOString();

describe('a tool', () => {
  test.each<[string, string, object, RegExp]>([
    ['a URL that is not http(s)', 'add_bookmark', { url: 'javascript:alert(1)' }, /http and https/],
    ['a URL without a scheme', 'add_bookmark', { url: 'example.com' }, /complete one/],
    ['a URL of 2,049 characters', 'add_bookmark', { url: `${good}/`.padEnd(2049, 'x') }, /2048/],
    [
      '10,000 tags',
      'add_bookmark',
      { url: good, tags: Array.from({ length: 10_000 }, (_, n) => `t${n}`) },
      /tags.*50/,
    ],
    ['a NUL byte in the title', 'add_bookmark', { url: good, title: 'a\0b' }, /NUL/],
    ['a NUL byte in the URL', 'add_bookmark', { url: `${good}\0` }, /U\+0000 at position/],
    ['half a character', 'add_bookmark', { url: good, note: '\ud800' }, /half a character/],
    ['an unknown parameter', 'add_bookmark', { url: good, titel: 'x' }, /Did you mean "title"/],
    ['no parameter', 'add_bookmark', {}, /url/],
    ['a number for a string', 'add_bookmark', { url: 5 }, /url/],
    ['a damaged cursor', 'list_bookmarks', { cursor: 'AAAA' }, /cursor/i],
    ['a search for nothing', 'search_bookmarks', { query: '!!!' }, /no word/],
    ['a reference that is none', 'edit_bookmark', { ref: 'x', title: 'y' }, /bm_/],
  ])(`${verifies('bad-input', 'refuses')} %s and says why`, async (_what, name, args, message) => {
    const answer = await session.call(name, args);
    expect(answer).toMatchObject({ isError: true, text: expect.stringMatching(message) });
    expect(answer.text).not.toMatch(/\bat .*\.ts|node_modules|Error:/);
    expect(await saved()).toEqual([]);
  });
});

describe('the endpoint', () => {
  const authorization = () => ({ authorization: `Bearer ${session.poke.accessToken}` });

  test.each<[string, number[], RequestInit['body']]>([
    ['a body of 5 MB', [413], toolCall('add_bookmark', { url: good, note: 'x'.repeat(5_000_000) })],
    ['invalid UTF-8', [400], withByte(0xff, toolCall('add_bookmark', { url: good, note: '~' }))],
    ['JSON that ends early', [400], '{"jsonrpc":"2.0"'],
    ['no body', [400], null],
    ['a JSON string', [400], '"hello"'],
    ['deep nesting', [400], '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('refuses %s with %j, and goes on', async (_what, statuses, body) => {
    const response = await post(body, authorization());
    expect(statuses).toContain(response.status);
    await response.text();
    expect(await session.call('list_tags')).toMatchObject({ isError: false });
    expect(await saved()).toEqual([]);
  });

  test('refuses a chunked body that grows beyond the limit', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 80) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const response = await fetch(mcpUrl(), {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect(await session.call('list_tags')).toMatchObject({ isError: false });
  });
});

/** A body that would be right but for one byte, which stands where its `~` was. */
function withByte(byte: number, text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  bytes[text.indexOf('~')] = byte;
  return bytes;
}
