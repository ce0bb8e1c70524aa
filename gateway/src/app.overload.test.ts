import { describe, expect, test } from '@jest/globals';
import { bearer, HOST, startGateway, until } from '../test/support/gateway.ts';
import { headOf, open } from '../test/support/http-client.ts';
import type { Turnstile } from './overload/turnstile.ts';

const FULL: Turnstile = {
  arrive(_pass, refuse) {
    refuse();
    return () => {};
  },
  answered: () => {},
  state: () => ({ places: 0, taken: 0, waiting: 0 }),
};

const POST = { method: 'POST', path: '/mcp' } as const;

describe('when there are more calls than can be answered', () => {
  test.each(['/mcp', '/mcp/readonly', '/public/mcp'])('one of %s is told to try again', async (path) => {
    await using gateway = await startGateway({ turnstile: FULL, isPublicMcpOn: true });
    const headers = [bearer(await gateway.aToken())];
    const refused = await gateway.send({ ...POST, path, headers, body: '{}' });
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'overloaded' });
    expect(gateway.upstream.connections).toBe(0);
  });

  test('no body is waited for, and no token looked at', async () => {
    await using gateway = await startGateway({ turnstile: FULL });
    const headers = [HOST, bearer('none'), ['transfer-encoding', 'chunked']] as const;
    const outgoing = open(gateway.server, { ...POST, headers });
    outgoing.write('{');
    expect((await headOf(outgoing)).statusCode).toBe(503);
    outgoing.on('error', () => undefined).destroy();
  });

  test('it is written down, and is no fault that somebody must mend', async () => {
    await using gateway = await startGateway({ turnstile: FULL });
    await gateway.send({ ...POST, body: '{}' });
    const lines = () => gateway.lines.map((line) => JSON.parse(line));
    await until(() => lines().some(({ msg, reason }) => msg === 'request' && reason === 'overloaded'));
    expect(lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  test.each(['/healthz', '/.well-known/oauth-protected-resource', '/'])('%s is answered', async (path) => {
    await using gateway = await startGateway({ turnstile: FULL });
    expect((await gateway.send({ path })).status).toBe(200);
  });
});

test.each(['/mcp', '/public/mcp'])(
  'a call of %s has its place until its answer is over, and how long that took to begin is said',
  async (path) => {
    const heard: string[] = [];
    const turnstile: Turnstile = {
      ...FULL,
      arrive(pass) {
        heard.push('arrived');
        pass();
        return () => void heard.push('left');
      },
      answered: (durationMs) => void heard.push(`answered after ${typeof durationMs}`),
    };
    await using gateway = await startGateway({ turnstile, isPublicMcpOn: true });
    await gateway.send({ ...POST, path, headers: [bearer(await gateway.aToken())], body: '{}' });
    await until(() => heard.length === 3);
    expect(heard).toEqual(['arrived', 'answered after number', 'left']);
  },
);
