import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export type SigningKeyPair = {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
};

/** A key pair of the authorization server. */
export async function aKey(kid: string, alg = 'RS256'): Promise<SigningKeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A token signed by `key`, with exactly these claims. */
export function signToken(key: SigningKeyPair, claims: JWTPayload, header: object = {}): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** A real authorization server's documents on a real port; it counts who asks, and can be made to fail. */
export class AuthorizationServerStandIn implements AsyncDisposable {
  /** What the JWK Set holds. */
  keys: SigningKeyPair[];
  /** Paths asked for, in order. */
  readonly asked: string[] = [];
  /** Answer everything with 500. */
  isDown = false;
  metadata: Record<string, unknown>;
  readonly #server: Server;

  private constructor(server: Server, keys: SigningKeyPair[]) {
    this.#server = server;
    this.keys = keys;
    const { issuer } = this;
    this.metadata = {
      issuer,
      authorization_endpoint: `${issuer}/oauth2/authorize`,
      token_endpoint: `${issuer}/oauth2/token`,
      registration_endpoint: `${issuer}/oauth2/register`,
      jwks_uri: `${issuer}/oauth2/jwks`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
    };
  }

  static async start(...keys: SigningKeyPair[]): Promise<AuthorizationServerStandIn> {
    const server = createServer((req, res) => standIn.#answer(req.url ?? '', res));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const standIn = new AuthorizationServerStandIn(server, keys);
    return standIn;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  timesAsked(path: string): number {
    return this.asked.filter((asked) => asked === path).length;
  }

  #answer(path: string, res: import('node:http').ServerResponse): void {
    this.asked.push(path);
    const document = this.isDown ? undefined : this.#documentAt(path);
    res.writeHead(document === undefined ? 500 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(document ?? { error: 'server_error' }));
  }

  #documentAt(path: string): object | undefined {
    if (path === '/oauth2/jwks') return { keys: this.keys.map(({ publicJwk }) => publicJwk) };
    if (path === '/.well-known/oauth-authorization-server') return this.metadata;
    if (path === '/.well-known/openid-configuration')
      return { ...this.metadata, subject_types_supported: ['public'] };
    return undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}
