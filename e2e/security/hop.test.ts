import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';
import { mcpUrl, toolCall } from '../helpers/gateway.ts';
import { refusedStart, startGateway } from '../helpers/gateway-process.ts';
import { claimsOf } from '../helpers/oauth-client.ts';
import { type RawHeader, sendRaw } from '../helpers/raw-request.ts';
import { regression } from './record.ts';

/** A good configuration of a gateway that serves the internet. */
const PRODUCTION = {
  PORT: '0',
  PUBLIC_URL: 'https://bookmarks.example',
  AUTHKIT_DOMAIN: 'https://acme.authkit.test',
  INSECURE_LOCAL_STACK: 'off',
  MCP_SERVICE_URL: 'http://127.0.0.1:9',
  BOOKMARK_SERVICE_ADDRESS: '127.0.0.1:9',
  REDIS_URL: 'redis://127.0.0.1:9',
};

describe('the gateway', () => {
  test.each<[string, () => string]>([
    ['the example key', exampleKey],
    ['no key', () => ''],
    ['a password for a key', () => 'secret'],
    ['an HMAC key', () => JSON.stringify({ kty: 'oct', kid: 'k', k: 'c2VjcmV0' })],
    ['a key of zeros', () => changedKey({ d: 'A'.repeat(43) })],
    ['the public half of a key', () => changedKey({ d: undefined })],
    ['a short key', () => changedKey({ d: 'AAAA' })],
  ])(`${regression('GHSA-g53w-w6mj-hrpp', 'does not start with')} %s`, async (_what, key) => {
    const { code, output } = await refusedStart({ ...PRODUCTION, IDENTITY_SIGNING_KEY: key() });
    expect(code).toBe(1);
    expect(output).toContain('IDENTITY_SIGNING_KEY');
    if (key().length > 10) expect(output).not.toContain(key());
  });

  test(regression('GHSA-g53w-w6mj-hrpp', 'starts with a key of its own'), async () => {
    await using gateway = await startGateway(PRODUCTION);
    expect(gateway.url.port).toMatch(/^\d+$/);
  });

  test(
    regression('GHSA-g53w-w6mj-hrpp', 'sends on its own identity header and none of the caller’s'),
    async () => {
      await using session = await connectV1('anna');
      await using gateway = await startGateway();
      const forged: RawHeader[] = [
        ...['x-user-sub', 'X-User-Sub', 'X_USER_SUB', 'x-user-id', 'x-user_sub', 'x-internal-token'].map(
          (name): RawHeader => [name, 'user_01KBEN00000000000000000002'],
        ),
        ['x-user-sub', session.poke.accessToken],
        ['x-forwarded-user', 'ben'],
        ['connection', 'x-user-sub, keep-alive'],
      ];
      const answer = await sendRaw({
        to: gateway.url,
        headers: [
          ['host', mcpUrl().host],
          ...forged,
          ['authorization', `Bearer ${session.poke.accessToken}`],
          ['content-type', 'application/json'],
        ],
        body: toolCall('list_tags', {}),
      });
      expect(answer.status).toBe(200);
      const [received = {}] = gateway.received;
      const names = Object.keys(received).filter((name) => /user.sub|user.id|internal|forwarded/.test(name));
      expect(names).toEqual(['x-user-sub']);
      expect(claimsOf(String(received['x-user-sub']))).toMatchObject({
        iss: 'gateway',
        sub: claimsOf(session.poke.accessToken).sub,
      });
      expect(JSON.stringify(received)).not.toContain(session.poke.accessToken);
    },
  );
});

function exampleKey(): string {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  return /^IDENTITY_SIGNING_KEY='?(\{.*\})'?$/m.exec(example)?.[1] ?? '';
}

function changedKey(changes: object): string {
  return JSON.stringify({ ...JSON.parse(exampleKey()), ...changes });
}
