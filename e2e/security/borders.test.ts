import { describe, expect, test } from '@jest/globals';
import { connectV1, connectV2 } from '../helpers/connect.ts';
import { mcpUrl, toolCall } from '../helpers/gateway.ts';
import { type RawHeader, sendRaw } from '../helpers/raw-request.ts';
import { regression } from './record.ts';

const { host, origin, port } = mcpUrl();

describe('the gateway', () => {
  test.each([
    ...['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, `${host}.evil.example`],
    ...[
      'localhost',
      `localhost:${Number(port) + 1}`,
      `x@${host}`,
      `${host}/x`,
      `${host}#`,
      `${host},evil.example`,
      '',
    ],
    ...[`169.254.169.254:${port}`, `0.0.0.0:${port}`, `[::1]:${port}`, `localhost.:${port}`],
  ])(`${regression('CVE-2025-66414', 'answers nothing under the host')} "%s"`, async (name) => {
    await using session = await connectV1('anna');
    for (const path of ['/mcp', '/', '/.well-known/oauth-protected-resource']) {
      const headers: RawHeader[] = [['host', name], ...credentials(session.poke.accessToken)];
      const method = path === '/mcp' ? 'POST' : 'GET';
      const answer = await sendRaw({ method, path, headers });
      expect([400, 421]).toContain(answer.status);
      expect(answer.body).not.toContain('evil.example');
    }
  });

  test(regression('CVE-2025-66414', 'answers nothing to two hosts at once'), async () => {
    for (const hosts of [
      [host, 'evil.example'],
      ['evil.example', host],
    ]) {
      const headers = hosts.map((name): RawHeader => ['host', name]);
      expect([400, 421]).toContain((await sendRaw({ method: 'GET', path: '/', headers })).status);
    }
  });

  test.each([
    ...['https://evil.example', 'null', `https://${host}`, `${origin}.evil.example`, `${origin}/`, ''],
    ...['http://localhost', 'http://localhost:6275', 'http://localhost:6274.evil.example', 'file://'],
    ...['chrome-extension://abcdefghijklmnop', `${origin}, https://evil.example`],
  ])(`${regression('CVE-2025-66414', 'takes no call from a page of')} "%s"`, async (page) => {
    await using session = await connectV1('anna');
    for (const method of ['POST', 'GET', 'OPTIONS']) {
      const headers: RawHeader[] = [['origin', page], ...credentials(session.poke.accessToken)];
      const answer = await sendRaw({ method, headers });
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test(regression('CVE-2025-66414', 'takes calls from its own page and from no page at all'), async () => {
    await using session = await connectV1('anna');
    for (const extra of [[], [['origin', origin] as const]]) {
      const headers = [...extra, ...credentials(session.poke.accessToken)];
      expect((await sendRaw({ headers, body: toolCall('list_tags', {}) })).status).toBe(200);
    }
  });
});

describe('answers', () => {
  const RUN = Date.now().toString(36);
  const urlOf = (user: string, index: number) => `https://example.com/cve-2026-25536/${RUN}/${user}/${index}`;

  test(
    regression(
      'CVE-2026-25536',
      'reach the one who asked, of two users with equal request ids, in both eras',
    ),
    async () => {
      await using resources = new AsyncDisposableStack();
      const users = ['anna', 'ben'] as const;
      const asking = await Promise.all(
        users.map(async (user) => ({
          user,
          token: resources.use(await connectV1(user)).poke.accessToken,
          sessions: [resources.use(await connectV1(user)), resources.use(await connectV2(user))],
        })),
      );
      const rounds = Array.from({ length: 20 }, (_, index) => index);
      const answers = await Promise.all(
        asking.flatMap(({ user, token, sessions }) => [
          // Every request of both users has the id 1: what a server that is used again mixes up.
          ...rounds.map(async (index) => {
            const body = toolCall('add_bookmark', { url: urlOf(user, index) });
            const headers = credentials(token);
            return { user, index, text: (await sendRaw({ headers, body })).body };
          }),
          ...rounds.map(async (index) => {
            const session = sessions[index % 2];
            const answer = await session?.call('add_bookmark', { url: urlOf(user, index + 100) });
            return { user, index: index + 100, text: JSON.stringify(answer) };
          }),
        ]),
      );
      expect(answers).toHaveLength(80);
      for (const { user, index, text } of answers) {
        expect(text).toContain(urlOf(user, index));
        for (const other of users.filter((name) => name !== user)) {
          expect(text).not.toContain(`${RUN}/${other}/`);
        }
      }
    },
  );
});

function credentials(token: string): RawHeader[] {
  return [
    ['authorization', `Bearer ${token}`],
    ['content-type', 'application/json'],
    ['accept', 'application/json, text/event-stream'],
  ];
}
