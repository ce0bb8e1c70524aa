import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { generateKeyPair } from '@bookmarks/identity';
import type { JWTPayload } from 'jose';
import { AuthorizationServerStandIn, aKey, signToken } from './authorization-server.ts';
import { startProcess } from './process.ts';
import { RedisOutage, redisUrl } from './redis.ts';
import { Upstream } from './upstream.ts';

const PUBLIC_URL = 'http://localhost:8080';

/** A gateway process between stand-ins, with a real Redis that can be taken away. */
export async function aStack(changes: Record<string, string> = {}, redis = redisUrl()) {
  const resources = new AsyncDisposableStack();
  const key = await aKey('key-1', 'ES256');
  const authKit = resources.use(await AuthorizationServerStandIn.start(key));
  const upstream = resources.use(await Upstream.start());
  const outage = resources.use(await RedisOutage.start(redis));
  const gateway = resources.use(
    startProcess({
      PORT: '0',
      METRICS_PORT: '0',
      PUBLIC_URL,
      AUTHKIT_DOMAIN: authKit.issuer,
      MCP_SERVICE_URL: upstream.url.href,
      BOOKMARK_SERVICE_ADDRESS: '127.0.0.1:9',
      IDENTITY_SIGNING_KEY: generateKeyPair('k1').privateJwk,
      REDIS_URL: outage.url,
      ALLOWED_HOSTS: '127.0.0.1',
      INSECURE_LOCAL_STACK: 'on',
      ...changes,
    }),
  );
  const token = (sub = 'user_anna', claims: JWTPayload = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const audience = { iss: authKit.issuer, aud: `${PUBLIC_URL}/mcp` };
    return signToken(key, { ...audience, sub, iat: now, exp: now + 300, ...claims });
  };
  return { authKit, upstream, outage, gateway, token, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

export type Stack = Awaited<ReturnType<typeof aStack>>;

export async function request({ gateway }: Stack, path: string, headers: Record<string, string> = {}) {
  const { port } = await gateway.line('listening');
  const outgoing = httpRequest({
    port: Number(port),
    host: '127.0.0.1',
    path,
    headers: { host: 'localhost:8080', ...headers },
  });
  outgoing.end();
  const [answer] = await once(outgoing, 'response');
  answer.resume();
  return answer as IncomingMessage;
}

export async function untilReady(stack: Stack): Promise<void> {
  while ((await request(stack, '/readyz')).statusCode !== 200);
}
