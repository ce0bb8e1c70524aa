import { createHash, randomBytes } from 'node:crypto';
import { bearer } from './gateway.ts';
import type { Answer } from './http-client.ts';
import { Browser, PROXY_ISSUER, type ProxyGateway } from './proxy-gateway.ts';

/** With which a test asks about tokens, where the gateway has it. */
export const INTROSPECTION_SECRET = 'a secret of our own services, at the gateway';

const CALLBACK = 'poke://oauth/callback';
/** The stand-in of AuthKit knows this person. */
export const ANNA = 'user_01KANNA0000000000000000001';
const VERIFIER = randomBytes(32).toString('base64url');

type Parameters = Readonly<Record<string, string>>;
type Headers = Readonly<Record<string, string>>;

export const json = (answer: Answer) => JSON.parse(answer.body) as Record<string, string>;

/** An app that signs people in at the OAuth proxy, at the given replica. */
export class ProxyClient {
  at: ProxyGateway;
  readonly redirectUri: string;

  constructor(at: ProxyGateway, redirectUri = CALLBACK) {
    this.at = at;
    this.redirectUri = redirectUri;
  }

  register(name = 'Poke'): Promise<Answer> {
    return this.at.send({
      ...{ method: 'POST', path: '/oauth/register' },
      headers: [['content-type', 'application/json']],
      body: JSON.stringify({ redirect_uris: [this.redirectUri], client_name: name }),
    });
  }

  async registered(name?: string): Promise<string> {
    return String(json(await this.register(name)).client_id);
  }

  post(path: string, parameters: Parameters, headers: Headers = {}): Promise<Answer> {
    return this.at.send({
      ...{ method: 'POST', path, body: String(new URLSearchParams(parameters)) },
      headers: Object.entries({ 'content-type': 'application/x-www-form-urlencoded', ...headers }),
    });
  }

  authorization(client_id: string, parameters: Parameters = {}): string {
    return `${PROXY_ISSUER}/authorize?${new URLSearchParams({
      ...{ response_type: 'code', client_id, redirect_uri: this.redirectUri, state: 'the-state' },
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    })}`;
  }

  /** The page that a person sees who is sent to authorize. */
  visit(clientId: string, parameters?: Parameters) {
    return new Browser(this.at).visit(this.authorization(clientId, parameters));
  }

  /** The code that the app gets when Anna agrees. */
  async code(clientId: string, parameters?: Parameters): Promise<string> {
    const browser = new Browser(this.at);
    const consent = await browser.visit(this.authorization(clientId, parameters));
    const signIn = await browser.submit(consent, 'decision', 'allow');
    const { url } = await browser.submit(signIn, 'user', ANNA, (url) => url.startsWith(this.redirectUri));
    return new URL(url).searchParams.get('code') ?? '';
  }

  exchange(code: string, parameters: Parameters, headers?: Headers): Promise<Answer> {
    const form = { grant_type: 'authorization_code', code, redirect_uri: this.redirectUri };
    return this.post('/oauth/token', { ...form, code_verifier: VERIFIER, ...parameters }, headers);
  }

  refresh(refresh_token: string, parameters: Parameters, headers?: Headers): Promise<Answer> {
    return this.post('/oauth/token', { grant_type: 'refresh_token', refresh_token, ...parameters }, headers);
  }

  introspect(token: string): Promise<Answer> {
    return this.post('/oauth/introspect', { token }, { authorization: `Bearer ${INTROSPECTION_SECRET}` });
  }

  async tokens(client_id: string): Promise<Record<string, string>> {
    return json(await this.exchange(await this.code(client_id), { client_id }));
  }

  call(token: string | undefined): Promise<Answer> {
    return this.at.send({ method: 'POST', path: '/mcp', headers: [bearer(String(token))], body: '{}' });
  }
}
