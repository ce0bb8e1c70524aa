import { describe, expect, test } from '@jest/globals';
import { startAccountGateway } from '../test/support/account-gateway.ts';
import { HttpProblem } from './http/problem.ts';

const TIME = { seconds: '1767225600', nanos: 0 };
const REFUSED = new HttpProblem({
  status: 400,
  code: 'library_refused',
  detail: 'Poke does not take this <key>.',
});

/** A gateway before a service with this webhook, which refuses the key `bad`. */
async function aGateway({ isConnected = false, lastFailure = '' } = {}) {
  const webhook = { createTime: TIME, lastDeliveryTime: null, lastFailure };
  return startAccountGateway(
    (name, { pokeApiKey }: { pokeApiKey?: string }) => {
      if (pokeApiKey === 'bad') throw REFUSED;
      return name === 'GetWebhook' ? { webhook: isConnected ? webhook : null } : webhook;
    },
    { hasPokeWebhooks: true },
  );
}
type Gateway = Awaited<ReturnType<typeof aGateway>>;

async function submit(gateway: Gateway, action: string, fields: Record<string, string> = {}) {
  const cookie = await gateway.signIn();
  const token = gateway.formToken((await gateway.get('/account/poke', cookie)).body);
  const body = new URLSearchParams({ form_token: token, ...fields }).toString();
  return gateway.post(`/account/poke/${action}`, cookie, body);
}

describe('the connection to Poke', () => {
  test('is made with a key that is handed on, and shown nowhere', async () => {
    await using gateway = await aGateway();
    const answer = await submit(gateway, 'connect', { key: 'pk_secret' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/poke?done=connected']);
    expect(gateway.calls).toContainEqual(
      expect.objectContaining({
        name: 'ConnectWebhook',
        request: { pokeApiKey: 'pk_secret' },
        sub: 'session:user_anna',
      }),
    );
    expect(gateway.audited).toContainEqual(expect.objectContaining({ operation: 'poke:connect' }));
    expect(JSON.stringify(gateway.audited) + gateway.lines.join()).not.toContain('pk_secret');
  });

  test('that is refused is said beside the form, which does not show the key again', async () => {
    await using gateway = await aGateway();
    const { status, body } = await submit(gateway, 'connect', { key: 'bad' });
    expect(status).toBe(400);
    expect(body).toContain('Poke does not take this &lt;key&gt;.');
    expect(body).toContain('name="key"');
    expect(body).not.toContain('value="bad"');
    expect(gateway.audited.some((decision) => 'operation' in decision)).toBe(false);
  });

  test('is shown with what went wrong, to be tested and to be ended', async () => {
    await using gateway = await aGateway({ isConnected: true, lastFailure: 'Poke <did> not answer.' });
    const { body } = await gateway.get('/account/poke', await gateway.signIn());
    expect(body).toContain('Poke &lt;did&gt; not answer.');
    for (const [action, done, call] of [
      ['test', 'tested', 'TestWebhook'],
      ['disconnect', 'disconnected', 'DisconnectWebhook'],
    ] as const) {
      const answer = await submit(gateway, action);
      expect(answer.headers.location).toBe(`/account/poke?done=${done}`);
      expect(gateway.calls).toContainEqual(expect.objectContaining({ name: call }));
    }
  });

  test('needs a sign-in, and a form of this page', async () => {
    await using gateway = await aGateway();
    expect((await gateway.get('/account/poke')).headers.location).toMatch('/account/sign-in');
    const forged = await gateway.post('/account/poke/connect', await gateway.signIn(), 'key=x');
    expect(forged.status).toBe(403);
    expect(gateway.calls.some(({ name }) => name === 'ConnectWebhook')).toBe(false);
  });
});

test('without the setting there is no such page, and nothing leads to it', async () => {
  await using gateway = await startAccountGateway(() => ({}));
  const cookie = await gateway.signIn();
  expect((await gateway.get('/account/poke', cookie)).status).toBe(404);
  expect((await gateway.get('/account', cookie)).body).not.toContain('/account/poke');
});
