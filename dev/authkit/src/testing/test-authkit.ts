import { createHash, randomBytes } from 'node:crypto';
import { createLogger } from '@bookmarks/telemetry';
import { z } from 'zod';
import { loadSigningKey } from '../signing-key.ts';
import { startAuthkit } from '../start-authkit.ts';
import { RecordStore } from '../state/record-store.ts';
import { aBrowser } from './a-browser.ts';

export const RESOURCE = 'http://localhost:8080/mcp';
export const CALLBACK = 'poke://oauth/callback';
const CODE_VERIFIER = randomBytes(32).toString('base64url');
const CODE_CHALLENGE = createHash('sha256').update(CODE_VERIFIER).digest('base64url');

type Parameters = Readonly<Record<string, string | undefined>>;

const REGISTRATION = z.looseObject({ client_id: z.string(), client_secret: z.string().optional() });
const TOKENS = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  id_token: z.string().optional(),
});

/** The real stand-in on a free port, and what a client does with it. */
export async function startTestAuthkit(options: { fetch?: typeof fetch } = {}) {
  const authkit = await startAuthkit({
    port: 0,
    issuer: undefined,
    resource: RESOURCE,
    accessTokenLifetimeSeconds: 300,
    signingKey: await loadSigningKey(undefined),
    store: new RecordStore(),
    log: createLogger('authkit', 'silent'),
    ...options,
  });
  return { ...authkit, ...createTestClient(authkit.issuer) };
}

function createTestClient(issuer: string) {
  const at = (path: string) => `${issuer}${path}`;
  const post = (path: string, parameters: Parameters, headers: Record<string, string> = {}) =>
    fetch(at(path), { method: 'POST', body: defined(parameters), headers });

  const register = (metadata: Record<string, unknown> = {}) =>
    fetch(at('/oauth2/register'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none', ...metadata }),
    });
  const aClient = async (metadata?: Record<string, unknown>) =>
    REGISTRATION.parse(await (await register(metadata)).json());
  const aClientId = async (metadata?: Record<string, unknown>) => (await aClient(metadata)).client_id;

  const authorization = (clientId: string, parameters: Parameters = {}) =>
    at(`/oauth2/authorize?${defined({ ...AUTHORIZATION, client_id: clientId, ...parameters })}`);
  const authorize = async (clientId: string, parameters?: Parameters) => {
    const { location } = await aBrowser(issuer).visit(authorization(clientId, parameters));
    return location?.searchParams ?? new URLSearchParams();
  };
  const exchange = (
    clientId: string,
    code: string | null,
    parameters: Parameters = {},
    headers: Record<string, string> = {},
  ) => post('/oauth2/token', { ...EXCHANGE, client_id: clientId, code: code ?? '', ...parameters }, headers);
  const refresh = (clientId: string, refreshToken: string, parameters: Parameters = {}) =>
    post('/oauth2/token', {
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
      ...parameters,
    });
  const tokensFor = async (clientId: string, parameters?: Parameters) =>
    tokensIn(await exchange(clientId, (await authorize(clientId, parameters)).get('code')));

  return {
    at,
    post,
    register,
    aClient,
    aClientId,
    authorization,
    authorize,
    exchange,
    refresh,
    tokensFor,
    aBrowser: () => aBrowser(issuer),
  };
}

/** The tokens in the answer of the token endpoint. */
export async function tokensIn(response: Response) {
  return TOKENS.parse(await response.json());
}

const AUTHORIZATION = {
  response_type: 'code',
  redirect_uri: CALLBACK,
  code_challenge: CODE_CHALLENGE,
  code_challenge_method: 'S256',
  state: 'the-state',
  login_hint: 'anna',
};
const EXCHANGE = { grant_type: 'authorization_code', redirect_uri: CALLBACK, code_verifier: CODE_VERIFIER };

function defined(parameters: Parameters): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) search.set(name, value);
  return search;
}
