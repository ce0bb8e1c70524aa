import { expect, test } from '@jest/globals';
import { bearer, PUBLIC_URL, startGateway } from '../test/support/gateway.ts';

const sentinel = (name: string) => `=?base64?${Buffer.from(name).toString('base64')}?=`;

/** What becomes of a call with a token for `scope`; the headers say revision, method and tool. */
async function called(tool: string, { scope = 'bookmarks:read', revision = '2026-07-28' } = {}) {
  await using gateway = await startGateway();
  const answer = await gateway.send({
    method: 'POST',
    path: '/mcp',
    headers: [
      bearer(await gateway.aToken({ scope })),
      ['mcp-protocol-version', revision],
      ['mcp-method', 'tools/call'],
      ['mcp-name', tool],
    ],
    body: '{}',
  });
  return { answer, arrived: gateway.upstream.arrived.length, lines: gateway.lines };
}

test.each(['add_bookmark', 'edit_bookmark', 'delete_bookmarks', sentinel('add_bookmark')])(
  'a token that may only read is asked for every scope that %s needs',
  async (tool) => {
    const { answer, arrived, lines } = await called(tool);
    expect(answer.status).toBe(403);
    const problem = JSON.parse(answer.body);
    expect(problem).toMatchObject({ code: 'insufficient_scope', request_id: answer.headers['x-request-id'] });
    const challenge = answer.headers['www-authenticate'];
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain('scope="bookmarks:read bookmarks:write"');
    expect(challenge).toContain(`resource_metadata="${PUBLIC_URL}/.well-known/oauth-protected-resource/mcp"`);
    expect(challenge).toContain(`(insufficient_scope; request ${problem.request_id})`);
    expect(arrived).toBe(0);
    expect(lines.join()).toContain('"reason":"insufficient_scope"');
  },
);

test.each([
  ['list_bookmarks', 'bookmarks:read'],
  ['list_bookmarks', 'bookmarks:write'],
  ['add_bookmark', 'bookmarks:write'],
  ['add_bookmark', 'openid profile'],
])('%s passes with the scope %s', async (tool, scope) => {
  expect((await called(tool, { scope })).answer.status).toBe(200);
});

test.each(['no_such_tool', 'constructor', '__proto__', '=?base64?!?='])(
  'the tool %s passes, since the MCP service says best what is wrong with it',
  async (tool) => {
    expect(await called(tool)).toMatchObject({ answer: { status: 200 }, arrived: 1 });
  },
);

test('a call of an older revision passes, because nobody holds its headers against its body', async () => {
  expect(await called('add_bookmark', { revision: '2025-11-25' })).toMatchObject({
    answer: { status: 200 },
    arrived: 1,
  });
});
