import { describe, expect, test } from '@jest/globals';
import { startAccountGateway } from '../test/support/account-gateway.ts';
import { HttpProblem } from './http/problem.ts';

const LATER = { seconds: '1797757200', nanos: 0 };
const SOONER = { seconds: '1797671000', nanos: 0 };
const NO_ZONE = new HttpProblem({
  status: 400,
  code: 'library_refused',
  detail: 'There is no time zone "<x>".',
});
const BOOKMARKS = [
  { id: 'bm_000000000002', url: 'https://example.com/2', title: '', remindTime: SOONER },
  { id: 'bm_000000000001', url: 'https://example.com/1', title: '<b>One</b>', remindTime: LATER },
];

/** A gateway before a library in which these wait. */
const aGateway = (timeZone = '', bookmarks = BOOKMARKS, nextPageToken = '') =>
  startAccountGateway((name, request: { timeZone?: string }) => {
    if (name === 'SetPreferences' && request.timeZone === '<x>') throw NO_ZONE;
    return name === 'ListBookmarks' ? { bookmarks, nextPageToken } : { timeZone };
  });

describe('the page of reminders', () => {
  test('shows what waits, the next first, by the clock of its person', async () => {
    await using gateway = await aGateway('Europe/Berlin');
    const { body } = await gateway.get('/account/reminders', await gateway.signIn());
    expect(body).toContain('Sunday, 20 December 2026 at 10:00');
    expect(body).toContain('value="Europe/Berlin" list="time_zones"');
    expect(body).toContain('&lt;b&gt;One&lt;/b&gt;');
    expect(body).not.toContain('there are more');
    expect(body.indexOf('https://example.com/2')).toBeLessThan(body.indexOf('https://example.com/1'));
    expect(gateway.calls).toContainEqual(
      expect.objectContaining({
        name: 'ListBookmarks',
        request: { order: 'ORDER_REMINDER', pageSize: 50 },
        sub: 'session:user_anna',
      }),
    );
  });

  test('says so where more wait than it shows', async () => {
    await using gateway = await aGateway('', BOOKMARKS, 'next');
    const { body } = await gateway.get('/account/reminders', await gateway.signIn());
    expect(body).toContain('These 2 are due first; there are more.');
  });

  test('says UTC to who has chosen none, and that nothing waits where nothing does', async () => {
    await using gateway = await aGateway('', []);
    const { body } = await gateway.get('/account/reminders', await gateway.signIn());
    expect(body).toContain('value="UTC" list="time_zones"');
    expect(body).toContain('Nothing waits.');
  });

  test('takes a time zone, and says where there is none of that name', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const token = gateway.formToken((await gateway.get('/account/reminders', cookie)).body);
    const send = (zone: string) =>
      gateway.post(
        '/account/reminders',
        cookie,
        new URLSearchParams({ form_token: token, time_zone: zone }).toString(),
      );
    const saved = await send('Europe/Berlin');
    expect([saved.status, saved.headers.location]).toEqual([303, '/account/reminders?done=saved']);
    expect(gateway.calls).toContainEqual(
      expect.objectContaining({ name: 'SetPreferences', request: { timeZone: 'Europe/Berlin' } }),
    );
    const refused = await send('<x>');
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('There is no time zone &quot;&lt;x&gt;&quot;.');
  });

  test('needs a sign-in, and a form of this page', async () => {
    await using gateway = await aGateway();
    expect((await gateway.get('/account/reminders')).headers.location).toMatch('/account/sign-in');
    const forged = await gateway.post('/account/reminders', await gateway.signIn(), 'time_zone=UTC');
    expect(forged.status).toBe(403);
    expect(gateway.calls.some(({ name }) => name === 'SetPreferences')).toBe(false);
  });
});
