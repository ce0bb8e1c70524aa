import { describe, expect, test } from '@jest/globals';
import { bearer, PUBLIC_URL, startGateway } from '../test/support/gateway.ts';
import { createApiKeyVerifier } from './access/api-key.ts';
import { createApiKey, INGEST_PREFIXES, KEY_PREFIXES } from './api-keys/api-key.ts';
import { createDigestKey } from './api-keys/key-digest.ts';
import { KeysUnavailableError } from './api-keys/key-grant.ts';
import type { AppDeps } from './app.ts';
import type { Decision } from './audit/audit-log.ts';
import type { CallLibrary } from './grpc/library-client.ts';
import { HttpProblem } from './http/problem.ts';
import { createInProcessAdmit } from './limits/in-process.ts';

const JSON_TYPE = ['content-type', 'application/json'] as const;
const FORM_TYPE = ['content-type', 'application/x-www-form-urlencoded'] as const;
const HUGE = { quota: 1000, windowSeconds: 1 };
const digestKey = createDigestKey('a pepper that nobody knows, of some length');

/** A gateway before a library that answers so, and a token of Anna's. */
async function aGateway(
  answer: () => unknown = () => ({ outcome: 'OUTCOME_CREATED' }),
  overrides: Partial<AppDeps> = {},
) {
  const token = createApiKey(INGEST_PREFIXES.test);
  const state = { isAway: false, lookUps: 0 };
  const calls: { name: string; request: unknown; caller: unknown }[] = [];
  const audited: Decision[] = [];
  const deps = {
    digestKey,
    clock: () => new Date(),
    findKeyGrant: async (digest: Uint8Array) => {
      state.lookUps += 1;
      if (state.isAway) throw new KeysUnavailableError('away');
      if (!digestKey(token).equals(digest)) return undefined;
      const scopes = ['bookmarks:read', 'bookmarks:write'] as const;
      return { userSub: 'user_anna', id: 'key_1', scopes, expiresAt: undefined };
    },
  };
  const gateway = await startGateway({
    verifyApiKey: createApiKeyVerifier({ ...deps, prefix: KEY_PREFIXES.test }),
    verifyIngestToken: createApiKeyVerifier({
      ...deps,
      prefix: INGEST_PREFIXES.test,
      method: 'ingest_token',
    }),
    callLibrary: (async (caller, name, request) => {
      calls.push({ name, request, caller });
      return answer();
    }) as CallLibrary,
    audit: (decision) => void audited.push(decision),
    ...overrides,
  });
  const send = (
    body: string,
    headers: readonly (readonly [string, string])[] = [JSON_TYPE],
    credential = token,
  ) => gateway.send({ method: 'POST', path: '/ingest', headers: [bearer(credential), ...headers], body });
  return Object.assign(gateway, { token, state, calls, audited, ingest: send });
}

const code = ({ body }: { body: string }) => JSON.parse(body).code;

describe('what is shared', () => {
  test('is saved in the name of whose token it is, who is known as no more than that', async () => {
    await using gateway = await aGateway();
    const body = JSON.stringify({ url: 'https://example.com/', note: 'mine', tags: ['a', 'b'], extra: 1 });
    const answer = await gateway.ingest(body);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([201, { outcome: 'created', detail: 'Saved.' }]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(gateway.calls).toEqual([
      {
        name: 'CreateBookmark',
        request: { url: 'https://example.com/', note: 'mine', tags: ['a', 'b'] },
        caller: expect.objectContaining({ sub: 'user_anna', method: 'ingest_token', clientId: 'key_1' }),
      },
    ]);
    expect(gateway.audited).toEqual([
      expect.objectContaining({ decision: 'allowed', sub: 'user_anna', credential: 'ingest_token' }),
    ]);
    expect(gateway.lines.join() + JSON.stringify(gateway.audited)).not.toContain(gateway.token);
  });

  test.each([
    ['url=https%3A%2F%2Fexample.com%2F&tags=a%2C+b&title=One', { title: 'One', tags: ['a', 'b'] }],
    ['url=https%3A%2F%2Fexample.com%2F&tags=a&tags=b&note=', { tags: ['a', 'b'] }],
    ['url=https%3A%2F%2Fexample.com%2F', { tags: [] }],
  ])('may come as a form: %s', async (form, expected) => {
    await using gateway = await aGateway();
    expect((await gateway.ingest(form, [FORM_TYPE])).status).toBe(201);
    expect(gateway.calls[0]?.request).toEqual({ url: 'https://example.com/', ...expected });
  });

  test.each([
    ['OUTCOME_MERGED', 'merged', 'It was saved already; what is new was added.'],
    ['OUTCOME_UNCHANGED', 'unchanged', 'It was saved already.'],
  ])('is answered in words: %s', async (outcome, name, detail) => {
    await using gateway = await aGateway(() => ({ outcome }));
    const answer = await gateway.ingest('{"url":"https://example.com/"}');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { outcome: name, detail }]);
  });

  test('that the library refuses is answered in its words', async () => {
    const refused = new HttpProblem({ status: 400, code: 'library_refused', detail: 'This is no URL.' });
    await using gateway = await aGateway(() => {
      throw refused;
    });
    const answer = await gateway.ingest('{"url":"x"}');
    expect([answer.status, JSON.parse(answer.body).detail]).toEqual([400, 'This is no URL.']);
  });

  test.each<[string, string | Buffer, readonly (readonly [string, string])[], number, string]>([
    ['no URL', '{}', [JSON_TYPE], 400, 'ingest_unreadable'],
    ['a URL that is no text', '{"url":1}', [JSON_TYPE], 400, 'ingest_unreadable'],
    ['no JSON', '{', [JSON_TYPE], 400, 'ingest_unreadable'],
    ['a list', '[]', [JSON_TYPE], 400, 'ingest_unreadable'],
    ['nothing', '', [JSON_TYPE], 400, 'ingest_unreadable'],
    ['text', 'https://example.com/', [['content-type', 'text/plain']], 415, 'content_type_not_supported'],
    ['no type', 'https://example.com/', [], 415, 'content_type_not_supported'],
    ['too much', `{"url":"${'x'.repeat(140_000)}"}`, [JSON_TYPE], 413, 'body_too_large'],
    [
      'something compressed',
      'x',
      [JSON_TYPE, ['content-encoding', 'gzip']],
      415,
      'content_encoding_not_supported',
    ],
  ])('cannot be %s', async (_what, body, headers, status, reason) => {
    await using gateway = await aGateway();
    const answer = await gateway.ingest(String(body), headers);
    expect([answer.status, code(answer)]).toEqual([status, reason]);
    expect(gateway.calls).toEqual([]);
  });
});

describe('a token for sharing', () => {
  test('is good at no other place, and no other credential is good here', async () => {
    await using gateway = await aGateway();
    for (const path of ['/mcp', '/mcp/readonly']) {
      const answer = await gateway.send({
        method: 'POST',
        path,
        headers: [bearer(gateway.token)],
        body: '{}',
      });
      expect(answer.status).toBe(401);
    }
    expect(gateway.upstream.arrived).toEqual([]);
    const asKey = gateway.token.replace('bki_', 'bkm_');
    for (const credential of [
      asKey,
      createApiKey(KEY_PREFIXES.test),
      createApiKey(INGEST_PREFIXES.live),
      'x',
    ]) {
      const answer = await gateway.ingest('{"url":"https://example.com/"}', [JSON_TYPE], credential);
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
      expect(JSON.parse(answer.body).detail).toContain('account page');
    }
    expect([gateway.calls, gateway.state.lookUps]).toEqual([[], 0]);
  });

  test('that nobody has is refused after a look-up, and written down', async () => {
    await using gateway = await aGateway();
    const answer = await gateway.ingest('{}', [JSON_TYPE], createApiKey(INGEST_PREFIXES.test));
    expect([answer.status, code(answer)]).toEqual([401, 'api_key_invalid']);
    expect(gateway.audited).toEqual([
      expect.objectContaining({ decision: 'refused', reason: 'api_key_invalid' }),
    ]);
  });

  test('is not refused while nobody can say whether it is good', async () => {
    await using gateway = await aGateway();
    gateway.state.isAway = true;
    const answer = await gateway.ingest('{}');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10']);
  });

  test('counts by its address before anything is looked up, and then by itself and its user', async () => {
    const limits = { address: HUGE, public: HUGE, caller: HUGE, tools: HUGE, key: HUGE };
    const one = { quota: 1, windowSeconds: 1000 };
    for (const narrow of [
      { address: one },
      { key: one },
      { caller: one },
      { tools: { quota: 5, windowSeconds: 1000 } },
    ]) {
      const overrides = {
        admit: createInProcessAdmit({ clock: () => new Date() }),
        limits: { ...limits, ...narrow },
      };
      await using gateway = await aGateway(undefined, overrides);
      const statuses = [];
      for (let n = 0; n < 2; n += 1)
        statuses.push((await gateway.ingest('{"url":"https://example.com/"}')).status);
      expect(statuses).toEqual([201, 429]);
      if ('address' in narrow) expect(gateway.state.lookUps).toBe(1);
    }
  });
});

test('pages of other sites cannot share, nor ask whether they could', async () => {
  await using gateway = await aGateway();
  const foreign = ['origin', 'https://evil.example'] as const;
  const body = '{"url":"https://example.com/"}';
  expect(code(await gateway.ingest(body, [JSON_TYPE, foreign]))).toBe('origin_not_allowed');
  const preflight = await gateway.send({ method: 'OPTIONS', path: '/ingest', headers: [foreign] });
  expect(preflight.status).toBe(403);
  expect((await gateway.ingest(body, [JSON_TYPE, ['origin', PUBLIC_URL]])).status).toBe(201);
  expect((await gateway.send({ path: '/ingest' })).status).toBe(405);
});

test('where there are no keys there is no such address', async () => {
  await using gateway = await startGateway();
  expect((await gateway.send({ method: 'POST', path: '/ingest', body: '{}' })).status).toBe(404);
});
