import { describe, expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';
import { mcpUrl, post, toolCall } from '../helpers/gateway.ts';
import { startGateway } from '../helpers/gateway-process.ts';
import { bearer, discoverAuthorizationServer, jsonOf } from '../helpers/oauth-client.ts';
import { sendRaw } from '../helpers/raw-request.ts';
import { reproduces } from './matrix.ts';

describe('any client', () => {
  test(
    reproduces('replicas:state', 'is served by every replica, and by one that started after it signed in'),
    async () => {
      await using session = await connectV1('anna');
      await using first = await startGateway();
      await using second = await startGateway();
      const { authorization } = bearer({ access_token: session.poke.accessToken });
      const turns = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? first : second));
      const answers = await Promise.all(
        turns.map((replica) =>
          sendRaw({
            to: replica.url,
            headers: [
              ['host', mcpUrl().host],
              ['authorization', authorization],
            ],
            body: toolCall('list_tags', {}),
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(turns.map(() => 200));
    },
  );
});

describe('AuthKit', () => {
  test(
    reproduces(
      'authkit:audience',
      'is named with the dashboard setting when its tokens are for another audience',
    ),
    async () => {
      await using session = await connectV1('anna');
      await using gateway = await startGateway({ PUBLIC_URL: 'http://bookmarks.test' });
      const answer = await sendRaw({
        to: gateway.url,
        headers: [
          ['host', 'bookmarks.test'],
          ['authorization', bearer({ access_token: session.poke.accessToken }).authorization],
        ],
        body: toolCall('list_tags', {}),
      });
      expect(answer.status).toBe(401);
      const { code, detail } = JSON.parse(answer.body);
      expect(code).toBe('audience_mismatch');
      expect(detail).toMatch(/AuthKit dashboard.*http:\/\/bookmarks\.test\/mcp.*Resource Indicator/);
    },
  );

  test(
    reproduces('authkit:keys', 'has its keys where its metadata says, and the gateway finds them there'),
    async () => {
      const { metadata, issuer } = await discoverAuthorizationServer();
      expect(metadata.jwks_uri).toBe(`${issuer}/oauth2/jwks`);
      const { keys } = (await jsonOf(await fetch(String(metadata.jwks_uri)))) as { keys: { kid: string }[] };
      await using session = await connectV1('anna');
      const [header = ''] = session.poke.accessToken.split('.');
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
      expect(keys.map((key) => key.kid)).toContain(kid);
      expect(await session.call('list_tags')).toMatchObject({ isError: false });
    },
  );
});

describe('Poke', () => {
  test(
    reproduces('poke', 'sends one X-Poke-User-Id for everybody, and each still sees only their own'),
    async () => {
      await using anna = await connectV1('anna');
      await using ben = await connectV1('ben');
      const url = `https://example.com/poke/${Date.now()}`;
      await ben.call('add_bookmark', { url });
      const asked = toolCall('get_bookmarks', { refs: [url] });
      const texts = await Promise.all(
        [anna, ben].map(async ({ poke }) => {
          const headers = { ...bearer({ access_token: poke.accessToken }), 'x-poke-user-id': 'poke-user' };
          return (await post(asked, headers)).text();
        }),
      );
      expect(texts[0]).toContain('is not saved');
      expect(texts[1]).not.toContain('is not saved');
    },
  );
});
