import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type FakeAuthorizationServer,
  startFakeAuthorizationServer,
} from '../helpers/fake-authorization-server.ts';
import { mcpUrl } from '../helpers/gateway.ts';
import { type GatewayProcess, startGateway } from '../helpers/gateway-process.ts';
import { sendRaw } from '../helpers/raw-request.ts';
import { FUZZ_TIMEOUT_MS, forEvery } from './for-every.ts';
import { CLAIMS, HEADER_PARAMETERS, oddMembers } from './tokens.ts';

const HANG_MS = 15_000;
/** Whatever else is put in their place is wrong. */
const FIXED_CLAIMS = ['iss', 'aud', 'exp', 'cnf'];

let server: FakeAuthorizationServer;
let gateway: GatewayProcess;
const agent = new Agent({ keepAlive: true, maxSockets: 25 });
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  resources.defer(() => agent.destroy());
  server = resources.use(await startFakeAuthorizationServer());
  gateway = resources.use(
    await startGateway({
      AUTHKIT_DOMAIN: server.issuer,
      RATE_LIMIT_ADDRESS: '10000/1',
      RATE_LIMIT_CALLER: '10000/1',
    }),
  );
});
afterAll(() => resources.disposeAsync());

function goodClaims(): object {
  const now = Math.floor(Date.now() / 1000);
  return { iss: server.issuer, aud: mcpUrl().href, sub: 'user_fuzz', iat: now, exp: now + 300 };
}

async function statusFor(token: string): Promise<number> {
  const headers = [['host', mcpUrl().host] as const, ['authorization', `Bearer ${token}`] as const];
  const sent = { to: gateway.url, agent, timeoutMs: HANG_MS, headers, body: '{}' };
  return (await sendRaw(sent)).status;
}

test('a signed token with the right claims passes', async () => {
  expect(await statusFor(server.sign(goodClaims()))).toBe(200);
});

test(
  'a signed token with odd claims is refused or passes, and never where one that matters is wrong',
  async () => {
    const cases = fc.oneof(
      fc.tuple(oddMembers(CLAIMS), fc.constant({})),
      fc.tuple(oddMembers(CLAIMS), oddMembers(HEADER_PARAMETERS)),
    );
    await forEvery(cases, async ([odd, header]) => {
      const status = await statusFor(server.sign({ ...goodClaims(), ...odd }, header));
      const isWrong = FIXED_CLAIMS.some((name) => Object.hasOwn(odd, name));
      expect(isWrong ? [401] : [200, 401]).toContain(status);
    });
    expect(await statusFor(server.sign(goodClaims()))).toBe(200);
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'a signature over what is no set of claims is worth nothing',
  async () => {
    const cases = fc.tuple(fc.jsonValue(), oddMembers(HEADER_PARAMETERS));
    await forEvery(cases, async ([claims, header]) => {
      expect(await statusFor(server.sign(claims, header))).toBe(401);
    });
  },
  FUZZ_TIMEOUT_MS,
);
