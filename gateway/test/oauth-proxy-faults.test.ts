import type { OutgoingHttpHeaders, RequestListener } from 'node:http';
import { startRedis } from '@bookmarks/dev/redis';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import type { Answer } from './support/http-client.ts';
import { ANNA, json, ProxyClient } from './support/proxy-client.ts';
import {
  Browser,
  type ProxyGateway,
  type ProxySetup,
  startPlainUpstream,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';
import { RedisOutage } from './support/redis.ts';

const resources = new AsyncDisposableStack();
let setup: ProxySetup;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  setup = { upstream, keys: newProxySigningKeys('proxy-1') };
});
afterAll(() => resources.disposeAsync());

/** Where the way of a person ended: at the app, with a code or an error (RFC 6749 §4.1.2), or at a page that tells them why. */
type Ended =
  | { readonly code: string }
  | { readonly step: 'app'; readonly error: string }
  | { readonly step: 'page'; readonly status: number; readonly page: string };

/** Anna allows it and signs in, wherever she is asked. */
async function authorize(browser: Browser, client: ProxyClient, clientId: string): Promise<Ended> {
  let page = await browser.visit(client.authorization(clientId));
  if (page.body.includes('value="allow"')) page = await browser.submit(page, 'decision', 'allow');
  if (page.body.includes('name="user"')) page = await browser.submit(page, 'user', ANNA);
  if (!page.url.startsWith(client.redirectUri)) return { step: 'page', status: page.status, page: page.body };
  const answer = new URL(page.url).searchParams;
  const code = answer.get('code');
  return code === null ? { step: 'app', error: answer.get('error') ?? '' } : { code };
}

/** How far an app came, from the first page to a renewal of its tokens, and what it or its person was told then. */
async function connect(gateway: ProxyGateway, browser: Browser) {
  const client = new ProxyClient(gateway);
  const client_id = await client.registered();
  const ended = await authorize(browser, client, client_id);
  if (!('code' in ended)) return ended;
  const exchanged = await client.exchange(ended.code, { client_id });
  if (exchanged.status !== 200) {
    const retry = () => client.exchange(ended.code, { client_id });
    return { step: 'token', refusal: exchanged, retry } as const;
  }
  const retry = () => client.refresh(String(json(exchanged).refresh_token), { client_id });
  const renewed = await retry();
  if (renewed.status !== 200) return { step: 'renewal', refusal: renewed, retry } as const;
  return { step: 'connected' } as const;
}

/** How many codes have been used. */
const usedUp = async ({ redis }: ProxyGateway) =>
  (await redis.keys('gateway:oauth:AuthorizationCode:*:consumed')).length;

/** For a moment what the request used up may not be given back yet. */
async function statusInTheEnd(ask: () => Promise<Answer>): Promise<number> {
  let { status } = await ask();
  while (status === 503) ({ status } = await ask());
  return status;
}

async function untilReady({ redis }: ProxyGateway): Promise<void> {
  if (redis.status !== 'ready') await new Promise((ready) => redis.once('ready', ready));
}

/** Everybody is told that it is for now, and that they may try again; nobody is told that what they have is bad. */
function expectForNow(outcome: Awaited<ReturnType<typeof connect>>, where: unknown): void {
  const said = (() => {
    if ('page' in outcome) return [outcome.status, /try again soon/.test(outcome.page)];
    if ('error' in outcome) return [outcome.error];
    if (!('refusal' in outcome)) return [];
    const { status, headers, body } = outcome.refusal;
    return [status, json(outcome.refusal).error, headers['retry-after'], /_token/.test(body)];
  })();
  const expected = {
    page: [503, true],
    app: ['temporarily_unavailable'],
    token: [503, 'temporarily_unavailable', '5', false],
    renewal: [503, 'temporarily_unavailable', '5', false],
    connected: [],
  };
  expect([where, outcome.step, ...said]).toEqual([where, outcome.step, ...expected[outcome.step]]);
}

/** On a busy machine Redis may be slow to answer for a moment after it is back, and each request then hears that it is for now. */
async function connectInTheEnd(gateway: ProxyGateway, browser: Browser, where: unknown): Promise<void> {
  for (let step = ''; step !== 'connected'; ) {
    const outcome = await connect(gateway, browser);
    expectForNow(outcome, where);
    step = outcome.step;
  }
}

test('Redis goes away before any of its answers: who waits is told so, nothing is half-granted, and they can begin again', async () => {
  await using redis = await startRedis({ report: () => {} });
  await using outage = await RedisOutage.start(new URL(redis.url));
  await using gateway = await startProxyGateway({ ...setup, url: outage.url });
  const before = outage.answers;
  expect(await connect(gateway, new Browser(gateway))).toEqual({ step: 'connected' });
  const answers = outage.answers - before;
  const steps = new Set<string>();

  for (let lost = 0; lost < answers; lost += 1) {
    const browser = new Browser(gateway);
    const used = await usedUp(gateway);
    outage.beginAfter(lost);
    const outcome = await connect(gateway, browser);
    steps.add(outcome.step);
    expectForNow(outcome, lost);
    outage.end();
    await untilReady(gateway);
    // Whoever was told to try again does so with what they have, and is no thief for that.
    while (outcome.step === 'token' && (await usedUp(gateway)) > used);
    if ('retry' in outcome) expect([lost, await statusInTheEnd(outcome.retry)]).toEqual([lost, 200]);
    await connectInTheEnd(gateway, browser, lost);
  }
  // It goes on where counting requests, or keeping an answer for who asks twice, is all that was lost.
  expect(steps).toEqual(new Set(['app', 'page', 'token', 'renewal', 'connected']));
}, 300_000);

describe.each(['/token', '/user'])('when the upstream fails at %s', (path) => {
  const answering =
    (status: number, body: string, headers: OutgoingHttpHeaders = {}): RequestListener =>
    (_req, res) =>
      res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

  test.each<[string, RequestListener]>([
    ['with 500', answering(500, '{}')],
    ['with 503 and a page', answering(503, '<html>', { 'content-type': 'text/html' })],
    ['with 429', answering(429, '{}', { 'retry-after': '60' })],
    ['with a page instead of JSON', answering(200, '<html>', { 'content-type': 'text/html' })],
    [
      'with half an answer',
      (_req, res) => res.writeHead(200, { 'content-length': '100' }).write('{"') && res.destroy(),
    ],
    ['by closing the connection', (req) => req.socket.destroy()],
    ['by never answering', () => undefined],
  ])(
    '%s, the person is told that it is for now, the app gets nothing, and they can begin again',
    async (_how, fault) => {
      await using plain = await startPlainUpstream({ id: 4711 });
      await using gateway = await startProxyGateway({ ...setup, upstream: plain.upstream });
      const browser = new Browser(gateway);
      plain.faults.set(path, fault);
      expectForNow(await connect(gateway, browser), path);
      expect(gateway.audited.at(-1)).toMatchObject({
        decision: 'refused',
        reason: 'temporarily_unavailable',
      });
      plain.faults.clear();
      expect(await connect(gateway, browser)).toEqual({ step: 'connected' });
    },
  );
});

test.each([
  ['that the code is not good', '/token', 400, { error: 'invalid_grant' }],
  ['that the gateway is not known', '/token', 401, { error: 'invalid_client' }],
  ['nobody in particular', '/user', 200, { login: 'anna' }],
  ['somebody who cannot be named here', '/user', 200, { id: 'x'.repeat(1000) }],
])(
  'the upstream says %s: the app is told, for whom nobody is signed in',
  async (_what, path, status, body) => {
    await using plain = await startPlainUpstream({ id: 4711 });
    await using gateway = await startProxyGateway({ ...setup, upstream: plain.upstream });
    plain.faults.set(path, (_req, res) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
    expect(await connect(gateway, new Browser(gateway))).toEqual({ step: 'app', error: 'server_error' });
  },
);

test.each([
  ['access_denied', 'access_denied'],
  ['user_cancelled_login', 'access_denied'],
  ['temporarily_unavailable', 'temporarily_unavailable'],
  ['server_error', 'server_error'],
  ['invalid_scope', 'server_error'],
])('the upstream sends the person back with %s: the app is told %s', async (error, told) => {
  await using plain = await startPlainUpstream({ id: 4711 });
  await using gateway = await startProxyGateway({ ...setup, upstream: plain.upstream });
  plain.faults.set('/authorize', (req, res) => {
    const { searchParams } = new URL(req.url ?? '', 'http://localhost');
    const callback = new URL(searchParams.get('redirect_uri') ?? '');
    callback.search = String(new URLSearchParams({ error, state: searchParams.get('state') ?? '' }));
    res.writeHead(302, { location: callback.href }).end();
  });
  expect(await connect(gateway, new Browser(gateway))).toEqual({ step: 'app', error: told });
});
