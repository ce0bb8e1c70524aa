import { appId } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { startAccountGateway } from '../test/support/account-gateway.ts';
import { InProcessAccess } from './limits/in-process-access.ts';

const CLIENT = 'client_1';
const ID = appId(CLIENT);
const TIME = { seconds: '1767225600', nanos: 0 };

/** The apps that the bookmark service keeps, and where requests find which of them are disconnected. */
async function aGateway({ clientId = CLIENT, isDisconnected = false } = {}) {
  const events: string[] = [];
  const state = { isDisconnected, isAway: false };
  const app = () => ({
    ...{ id: appId(clientId), clientId, firstUseTime: TIME, lastUseTime: TIME, lastUseAddress: '192.0.2.7' },
    lastUserAgent: 'Poke/1.0 <b>',
    disconnectTime: state.isDisconnected ? TIME : null,
  });
  const told = (what: string) => async () => {
    if (state.isAway) throw new Error('Redis is away');
    events.push(what);
  };
  const kept = (what: string, disconnected: boolean) => () => {
    events.push(what);
    state.isDisconnected = disconnected;
    return app();
  };
  const answers: Record<string, () => unknown> = {
    ListAppConnections: () => ({ apps: [app()] }),
    DisconnectApp: kept('kept', true),
    ReconnectApp: kept('kept', false),
  };
  const disconnections = {
    disconnect: told('told'),
    reconnect: told('told'),
    restore: told('restored'),
    forget: told('forgotten'),
  };
  const gateway = await startAccountGateway((name) => answers[name]?.(), {}, { disconnections });
  return Object.assign(gateway, { events, state });
}

describe('an app is', () => {
  test('listed with when and from where it was used', async () => {
    await using gateway = await aGateway();
    const { status, body } = await gateway.get('/account/apps', await gateway.signIn());
    expect(status).toBe(200);
    expect(body).toContain('<h3><bdi>client_1</bdi></h3>');
    expect(body).toContain('last on <time datetime="2026-01-01">2026-01-01</time> from 192.0.2.7');
    expect(body).toContain('Calls itself <bdi>Poke/1.0 &lt;b&gt;</bdi>');
    expect(body).toContain(`action="/account/apps/${ID}/disconnect"`);
  });

  test('disconnected where that is kept, then where requests find it, and that is written down', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const answer = await gateway.submit(`/account/apps/${ID}/disconnect`, cookie);
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/apps']);
    expect(gateway.events).toEqual(['kept', 'told']);
    expect(gateway.calls).toContainEqual(
      expect.objectContaining({ name: 'DisconnectApp', request: { id: ID }, sub: 'session:user_anna' }),
    );
    expect(gateway.audited).toContainEqual(
      expect.objectContaining({ operation: 'app:disconnect', sub: 'user_anna', client_id: CLIENT }),
    );
  });

  test('allowed again where requests find it first, so that it is not kept out while the page says that it is let in', async () => {
    await using gateway = await aGateway({ isDisconnected: true });
    const cookie = await gateway.signIn();
    expect((await gateway.get('/account/apps', cookie)).body).toContain('Allow again');
    const answer = await gateway.submit(`/account/apps/${ID}/reconnect`, cookie);
    expect(answer.status).toBe(303);
    expect(gateway.events).toEqual(['restored', 'told', 'kept']);
    expect(gateway.audited).toContainEqual(expect.objectContaining({ operation: 'app:reconnect' }));
  });

  test.each(['disconnect', 'reconnect'])('not %sed by what is no app', async (what) => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    for (const id of ['x', 'x'.repeat(5000), `${ID.slice(0, -1)}:`]) {
      expect((await gateway.submit(`/account/apps/${id}/${what}`, cookie)).status).toBe(404);
    }
    expect(gateway.events).toEqual([]);
  });

  test.each(['disconnect', 'reconnect'])(
    'not %sed by a form without the token of the sign-in',
    async (what) => {
      await using gateway = await aGateway();
      const answer = await gateway.post(`/account/apps/${ID}/${what}`, await gateway.signIn(), '');
      expect([answer.status, gateway.events]).toEqual([403, []]);
    },
  );
});

describe('while Redis is away', () => {
  test('an app is not said to be disconnected, not even where that is kept already', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    gateway.state.isAway = true;
    const answer = await gateway.submit(`/account/apps/${ID}/disconnect`, cookie);
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('not in effect')]);
    expect(gateway.audited).not.toContainEqual(expect.objectContaining({ operation: 'app:disconnect' }));
    const uncertain = await gateway.get('/account/apps', cookie);
    expect(uncertain.body).toContain('may still get');
    gateway.state.isAway = false;
    const certain = await gateway.get('/account/apps', cookie);
    expect(certain.body).not.toContain('may still get');
    expect(gateway.events).toContain('restored');
  });

  test('an app is not allowed again', async () => {
    await using gateway = await aGateway({ isDisconnected: true });
    const cookie = await gateway.signIn();
    gateway.state.isAway = true;
    expect((await gateway.submit(`/account/apps/${ID}/reconnect`, cookie)).status).toBe(503);
    expect(gateway.state.isDisconnected).toBe(true);
  });
});

describe('whatever an app calls itself', () => {
  test('is text', async () => {
    const clientId = `"><script>alert(1)</script>\u202e${'x'.repeat(2000)}`;
    await using gateway = await aGateway({ clientId });
    const { body } = await gateway.get('/account/apps', await gateway.signIn());
    expect(body).not.toContain('<script');
    expect(body).not.toContain('\u202e');
    expect(body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}x');
  });
});

test('without apps the page says how to connect one', async () => {
  await using gateway = await startAccountGateway(() => ({ apps: [] }));
  const { body } = await gateway.get('/account/apps', await gateway.signIn());
  expect(body).toContain('No app has used your bookmarks so far');
  expect(body).toContain('https://gateway.example/mcp');
});

describe('in one process without Redis', () => {
  const access = new InProcessAccess({ clock: () => new Date() });
  const outcome = (id = ID) =>
    access.refusalOf({ sub: 'user_anna', jti: undefined, issuedAt: undefined, appId: id })?.outcome;

  test('what is said of an app holds against an older answer of the bookmark service', async () => {
    await access.disconnect('user_anna', ID);
    expect([outcome(), outcome(appId('other'))]).toEqual(['disconnected', undefined]);
    await access.reconnect('user_anna', ID);
    await access.restore('user_anna', [ID]);
    expect(outcome()).toBeUndefined();
    await access.forget('user_anna', [ID]);
    await access.restore('user_anna', [ID]);
    expect(outcome()).toBe('disconnected');
  });
});
