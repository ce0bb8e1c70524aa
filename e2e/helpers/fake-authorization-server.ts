import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An authorization server whose key the tests hold: it publishes what it is told to, and signs anything. */
export type FakeAuthorizationServer = AsyncDisposable & {
  readonly issuer: string;
  /** A JWT with exactly this header, beside `alg` and `kid`, and exactly these claims. */
  readonly sign: (claims: unknown, header?: object) => string;
};

const KID = 'fake-1';

/** @param metadata goes before the usual members. */
export async function startFakeAuthorizationServer(metadata: object = {}): Promise<FakeAuthorizationServer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KID, alg: 'ES256', use: 'sig' }] };
  const listener = createServer((request, response) => {
    const document = request.url === '/jwks' ? jwks : { ...usualMetadata(issuer), ...metadata };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(document));
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const issuer = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return {
    issuer,
    sign: (claims, header = {}) => signed(privateKey, { alg: 'ES256', kid: KID, ...header }, claims),
    [Symbol.asyncDispose]: async () => {
      listener.closeAllConnections();
      await listener[Symbol.asyncDispose]();
    },
  };
}

function usualMetadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  };
}

function signed(key: KeyObject, header: object, claims: unknown): string {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');
  const input = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}
