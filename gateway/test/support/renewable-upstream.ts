import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { PLAIN, type Upstream } from '../../src/oauth-proxy/upstream/upstream.ts';

/** A provider whose access tokens run out, and whose refresh tokens are good once each; everybody is this person. */
export class RenewableUpstream implements AsyncDisposable {
  /** What it was asked at the token endpoint and for revocations, in order. */
  readonly asked: string[] = [];
  /** How long an access token lives, in seconds. */
  lifetime = 3600;
  /** What answers a renewal instead. */
  fault: ((res: ServerResponse) => void) | undefined;
  readonly #server = createServer((req, res) => void this.#answer(req, res));
  readonly #person: string;
  #issued = 0;
  #refreshToken = '';

  private constructor(person: string) {
    this.#person = person;
  }

  static async start(person: string): Promise<RenewableUpstream> {
    const upstream = new RenewableUpstream(person);
    await once(upstream.#server.listen(0, '127.0.0.1'), 'listening');
    return upstream;
  }

  /** As whom the gateway knows it: by the name of a provider whose API a tool uses. */
  get upstream(): Upstream {
    const at = (path: string) => `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
    return {
      ...{
        ...PLAIN,
        type: 'oauth2',
        name: 'whoop',
        provider: 'whoop',
        clientId: 'id',
        clientSecret: 'secret',
      },
      ...{ scope: 'offline', idClaim: 'id', refreshParameters: { scope: 'offline' } },
      ...{ authorizationUrl: at('/authorize'), tokenUrl: at('/token'), userinfoUrl: at('/user') },
      revocation: { method: 'DELETE', url: at('/access'), tokenIn: 'bearer', withClient: false },
    };
  }

  get renewals(): number {
    return this.asked.filter((what) => what === 'refresh_token').length;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost');
    if (pathname === '/authorize') {
      const callback = new URL(searchParams.get('redirect_uri') ?? '');
      callback.search = String(new URLSearchParams({ code: 'c', state: searchParams.get('state') ?? '' }));
      res.writeHead(302, { location: callback.href }).end();
    } else if (pathname === '/token') this.#token(new URLSearchParams(await text(req)), res);
    else if (pathname === '/access') {
      this.asked.push(`revoke ${req.headers.authorization}`);
      res.writeHead(204).end();
    } else json(res, 200, { id: this.#person });
  }

  #token(form: URLSearchParams, res: ServerResponse): void {
    const grantType = form.get('grant_type') ?? '';
    this.asked.push(grantType);
    const isDead = grantType === 'refresh_token' && form.get('refresh_token') !== this.#refreshToken;
    if (grantType === 'refresh_token' && this.fault) this.fault(res);
    else if (isDead) json(res, 400, { error: 'invalid_grant' });
    else this.#issue(res);
  }

  #issue(res: ServerResponse): void {
    this.#issued += 1;
    this.#refreshToken = `upstream-refresh-${this.#issued}`;
    json(res, 200, {
      ...{ access_token: `upstream-access-${this.#issued}`, refresh_token: this.#refreshToken },
      ...{ token_type: 'bearer', expires_in: this.lifetime },
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

export function json(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
