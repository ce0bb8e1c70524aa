import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { createLogger } from '@bookmarks/telemetry';
import { type UpstreamTokenKeys, upstreamTokenKeys } from '@bookmarks/upstream';
import { loadSigningKey } from '../../../dev/authkit/src/signing-key.ts';
import { startAuthkit } from '../../../dev/authkit/src/start-authkit.ts';
import { RecordStore } from '../../../dev/authkit/src/state/record-store.ts';
import type { AppDeps } from '../../src/app.ts';
import type { Decision } from '../../src/audit/audit-log.ts';
import { createOAuthProxy } from '../../src/oauth-proxy/create-oauth-proxy.ts';
import { signingKeys } from '../../src/oauth-proxy/tokens/signing-keys.ts';
import { PLAIN, type Upstream } from '../../src/oauth-proxy/upstream/upstream.ts';
import { PUBLIC_URL } from './gateway.ts';
import { type SharedGateway, startSharedGateway } from './shared-gateway.ts';

export const PROXY_ISSUER = `${PUBLIC_URL}/oauth`;

/** The provider that people sign in at: the stand-in of AuthKit, as OpenID Connect and nothing more. */
export async function startUpstream() {
  const application = {
    clientId: 'client_of_the_gateway',
    clientSecret: 'a secret of the gateway, at the upstream',
    redirectUri: `${PROXY_ISSUER}/callback`,
  };
  const authkit = await startAuthkit({
    port: 0,
    issuer: undefined,
    resource: 'https://upstream.example/api',
    accessTokenLifetimeSeconds: 300,
    signingKey: await loadSigningKey(undefined),
    store: new RecordStore(),
    log: createLogger('authkit', 'silent'),
    applications: [application],
  });
  const upstream: Upstream = {
    ...{ ...PLAIN, type: 'oidc', name: 'example', issuer: authkit.issuer, scope: 'openid' },
    ...{ clientId: application.clientId, clientSecret: application.clientSecret },
  };
  return Object.assign(authkit, { upstream });
}

/** A provider that has OAuth and nothing on top, in which everybody is this person. */
export async function startPlainUpstream(person: object) {
  const asked: string[] = [];
  const faults = new Map<string, RequestListener>();
  const server = createHttpServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost');
    asked.push([pathname, req.headers.authorization].filter(Boolean).join(' '));
    const fault = faults.get(pathname);
    if (fault) return fault(req, res);
    if (pathname === '/authorize') {
      const callback = new URL(searchParams.get('redirect_uri') ?? '');
      callback.search = String(new URLSearchParams({ code: 'c', state: searchParams.get('state') ?? '' }));
      return res.writeHead(302, { location: callback.href }).end();
    }
    const answer = pathname === '/token' ? { access_token: 'upstream-token', token_type: 'bearer' } : person;
    return res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const upstream: Upstream = {
    ...{
      ...PLAIN,
      type: 'oauth2',
      name: 'plain',
      clientId: 'id',
      clientSecret: 'secret',
      scope: '',
      idClaim: 'id',
    },
    ...{ authorizationUrl: at('/authorize'), tokenUrl: at('/token'), userinfoUrl: at('/user') },
  };
  return {
    asked,
    /** What answers in its place, by path. */
    faults,
    upstream,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The same for all tests, which share a Redis and the persons of the stand-in. */
const VAULT_KEY = `tests:${Buffer.alloc(32, 1).toString('base64url')}`;

export type ProxySetup = {
  readonly upstream: Upstream;
  readonly keys: string;
  readonly url?: string;
  readonly secrets?: readonly [string, ...string[]];
  readonly introspectionSecret?: string;
  readonly vaultKeys?: string;
  readonly tokenKeys?: UpstreamTokenKeys;
  /** What else of the gateway is different. */
  readonly overrides?: Partial<AppDeps>;
};

/** One replica of a gateway with an OAuth proxy. */
export async function startProxyGateway(setup: ProxySetup) {
  const {
    upstream,
    keys,
    url,
    secrets = ['s'.repeat(32)],
    vaultKeys = VAULT_KEY,
    tokenKeys,
    introspectionSecret,
    overrides,
  } = setup;
  const audited: Decision[] = [];
  const gateway = await startSharedGateway({
    ...(url !== undefined && { url }),
    overrides: ({ redis, revocations, log }): Partial<AppDeps> => ({
      audit: (decision) => void audited.push(decision),
      oauthProxy: createOAuthProxy({
        ...{ publicUrl: new URL(PUBLIC_URL), upstream, signingKeys: signingKeys(keys), secrets },
        ...{ allowHttp: true, redis, revocations, vaultKeys: upstreamTokenKeys(vaultKeys), tokenKeys },
        introspectionSecret,
        ...{ clock: () => new Date(), log },
      }),
      ...overrides,
    }),
  });
  return Object.assign(gateway, { audited });
}

export type ProxyGateway = Awaited<ReturnType<typeof startProxyGateway>>;

/** A port at which nobody answers. */
export async function aClosedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** With its name and value, as it is sent. */
type Cookie = { readonly pair: string; readonly path: string };
export type Visit = { readonly url: string; readonly status: number; readonly body: string };

/** A browser with cookies of its own, before any replica of the gateway: the one that is asked next is `at`. */
export class Browser {
  at: SharedGateway;
  /** Whose page sends the forms. */
  origin = PUBLIC_URL;
  readonly #cookies = new Map<string, Map<string, Cookie>>();

  constructor(at: SharedGateway) {
    this.at = at;
  }

  /** The same cookies, whatever becomes of those of this one. */
  copy(): Browser {
    const copy = new Browser(this.at);
    for (const [origin, jar] of this.#cookies) copy.#cookies.set(origin, new Map(jar));
    return copy;
  }

  /** Goes where it is sent, until there is a page or an address that `stopsAt`. */
  async visit(url: string, body?: string, stopsAt = isApp): Promise<Visit> {
    const answer = await this.#ask(new URL(url), body);
    if (answer.location === undefined) return { url, ...answer };
    const target = new URL(answer.location, url).href;
    return stopsAt(target)
      ? { url: target, status: answer.status, body: '' }
      : this.visit(target, undefined, stopsAt);
  }

  /** Sends the form of a page, with one more field. */
  async submit(page: Visit, name: string, value: string, stopsAt?: typeof isApp): Promise<Visit> {
    const action = /action="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const form = new URLSearchParams({ [name]: value });
    for (const [, hidden = '', content = ''] of page.body.matchAll(
      /type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      form.set(hidden, content);
    return this.visit(new URL(action, page.url).href, form.toString(), stopsAt);
  }

  async #ask(url: URL, body: string | undefined) {
    const jar = this.#cookies.get(url.origin) ?? new Map<string, Cookie>();
    this.#cookies.set(url.origin, jar);
    const cookie = [...jar.values()]
      .filter(({ path }) => url.pathname.startsWith(path))
      .map(({ pair }) => pair)
      .join('; ');
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin };
    const headers = { cookie, accept: 'text/html', ...(body !== undefined && form) };
    const answer =
      url.origin === PUBLIC_URL
        ? await this.#askGateway(url, headers, body)
        : await askOther(url, headers, body);
    for (const set of answer.cookies) {
      const [, pair = '', name] = /^(([^=]+)=[^;]*)/.exec(set) ?? [];
      const [, path = '/'] = /; *path=([^;]*)/i.exec(set) ?? [];
      const isGone = /; *max-age=0|; *expires=Thu, 01 Jan 1970/i.test(set);
      if (isGone) jar.delete(`${name} ${path}`);
      else jar.set(`${name} ${path}`, { pair, path });
    }
    return answer;
  }

  async #askGateway(url: URL, headers: Record<string, string>, body: string | undefined) {
    const {
      status,
      headers: answered,
      body: text,
    } = await this.at.send({
      method: body === undefined ? 'GET' : 'POST',
      path: `${url.pathname}${url.search}`,
      headers: Object.entries(headers),
      ...(body !== undefined && { body }),
    });
    return { status, body: text, location: answered.location, cookies: answered['set-cookie'] ?? [] };
  }
}

async function askOther(url: URL, headers: Record<string, string>, body: string | undefined) {
  const method = body === undefined ? 'GET' : 'POST';
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
  const location = answer.headers.get('location') ?? undefined;
  return {
    status: answer.status,
    body: await answer.text(),
    location,
    cookies: answer.headers.getSetCookie(),
  };
}

function isApp(url: string): boolean {
  return url.startsWith('poke:') || url.startsWith('https://claude.ai');
}
