import type { Account } from '../../src/account/account-routes.ts';
import type { OpenId } from '../../src/account/open-id.ts';
import { INGEST_PREFIXES, KEY_PREFIXES } from '../../src/api-keys/api-key.ts';
import { createDigestKey } from '../../src/api-keys/key-digest.ts';
import type { AppDeps } from '../../src/app.ts';
import type { Decision } from '../../src/audit/audit-log.ts';
import type { CallLibrary } from '../../src/grpc/library-client.ts';
import { InProcessAccess } from '../../src/limits/in-process-access.ts';
import { PUBLIC_URL, startGateway } from './gateway.ts';

export const ORIGIN = PUBLIC_URL;
export const DIGEST_KEY = createDigestKey('a pepper of some length');
const FORM = ['content-type', 'application/x-www-form-urlencoded'] as const;

/** Lets Anna in with the code `good`, and nobody else. */
const openId: OpenId = {
  begin: async () => ({
    url: new URL('https://authkit.example/authorize'),
    pending: { state: 's', nonce: 'n', codeVerifier: 'v' },
  }),
  async finish(callback, { codeVerifier }) {
    if (callback.searchParams.get('code') !== 'good' || codeVerifier !== 'v') throw new Error('refused');
    return { sub: 'user_anna', name: 'Anna <b>' };
  },
};

/** What the library answers to a call. */
type Answer = (name: string, request: never) => unknown;

/** A gateway with account pages, before a library that answers so. */
export async function startAccountGateway(
  answer: Answer,
  overrides: Partial<AppDeps> = {},
  account: Partial<Pick<Account, 'revocations' | 'disconnections'>> = {},
) {
  const calls: { name: string; request: unknown; sub: string; timeoutMs: number | undefined }[] = [];
  const audited: Decision[] = [];
  const callLibrary = (async (caller, name, request, _requestId, timeoutMs) => {
    calls.push({ name, request, sub: `${caller?.method}:${caller?.sub}`, timeoutMs });
    return answer(name, request as never);
  }) as CallLibrary;
  const secret = 'a secret of some length, for the cookies';
  const keys = {
    ...{ prefix: KEY_PREFIXES.test, ingestPrefix: INGEST_PREFIXES.test },
    digestKey: DIGEST_KEY,
  };
  const access = new InProcessAccess({ clock: () => new Date() });
  const letIn = { revocations: access, disconnections: access, ...account };
  const gateway = await startGateway({
    callLibrary,
    account: { openId, secret, keys, ...letIn },
    audit: (decision) => void audited.push(decision),
    ...overrides,
  });
  const get = (path: string, cookie = '') => gateway.send({ path, headers: [['cookie', cookie]] });
  const post = (path: string, cookie: string, body: string, headers: [string, string][] = []) =>
    gateway.send({ method: 'POST', path, headers: [FORM, ['cookie', cookie], ...headers], body });
  const cookieOf = ({ headers }: { headers: NodeJS.Dict<string | string[]> }, name: string) =>
    [headers['set-cookie'] ?? []].flat().find((cookie) => cookie.startsWith(`__Host-${name}=`)) ?? '';
  const signIn = async () => {
    const pending = cookieOf(await get('/account/sign-in'), 'sign-in').split(';')[0];
    return cookieOf(await get('/account/callback?code=good&state=s', pending), 'session').split(';')[0] ?? '';
  };
  const formToken = (body: string) => /name="form_token" value="([^"]+)"/.exec(body)?.[1] ?? '';
  /** Sends a form of ours. */
  const submit = async (path: string, cookie: string, fields: Record<string, string> = {}) => {
    const token = formToken((await get('/account', cookie)).body);
    return post(path, cookie, String(new URLSearchParams({ form_token: token, ...fields })));
  };
  return Object.assign(gateway, { calls, audited, get, post, submit, cookieOf, signIn, formToken });
}
