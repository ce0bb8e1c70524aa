import { describe, expect, test } from '@jest/globals';
import { startAccountGateway } from '../test/support/account-gateway.ts';
import { HttpProblem } from './http/problem.ts';
import { createInProcessAdmit } from './limits/in-process.ts';
import { InProcessAccess } from './limits/in-process-access.ts';

const COUNTS = { bookmarkCount: 813, trashCount: 2, tagCount: 1, collectionCount: 0 };
const APPS = { apps: [{ id: 'app' }] };

async function aGateway({ signOutFails = false, deletionFails = false } = {}) {
  const clock = () => new Date();
  const access = new InProcessAccess({ clock });
  const events: string[] = [];
  const answers: Record<string, () => unknown> = {
    GetOverview: () => COUNTS,
    ListAppConnections: () => APPS,
    DeleteLibrary: () => {
      if (deletionFails) throw new HttpProblem({ status: 503, code: 'library_unavailable', detail: 'away' });
      events.push('deleted');
      return {};
    },
  };
  const revocations = {
    async signOutEverywhere(sub: string) {
      if (signOutFails) throw new Error('Redis is away');
      await access.signOutEverywhere(sub);
      events.push(`signed out ${sub}`);
    },
  };
  const disconnections = Object.assign(access, {
    forget: async (sub: string, ids: readonly string[]) => void events.push(`forgot ${ids} of ${sub}`),
  });
  const gateway = await startAccountGateway(
    (name) => answers[name]?.(),
    { admit: createInProcessAdmit({ clock, access }) },
    { revocations, disconnections },
  );
  return Object.assign(gateway, { events });
}

describe('the page of all that is kept', () => {
  test('says how much it is, what stays, and where to take it with you', async () => {
    await using gateway = await aGateway();
    const { status, body } = await gateway.get('/account/data', await gateway.signIn());
    expect(status).toBe(200);
    for (const text of [
      '813 bookmarks',
      'and 2 in the trash',
      '1 tag ',
      '0 collections',
      '/account/export',
      'backups',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('is shown to nobody who has not signed in', async () => {
    await using gateway = await aGateway();
    expect((await gateway.get('/account/data')).headers.location).toMatch('/account/sign-in');
  });
});

describe('everything', () => {
  test.each(['delete everything', '  Delete EVERYTHING '])(
    'is deleted by "%s", once all are signed out',
    async (phrase) => {
      await using gateway = await aGateway();
      const cookie = await gateway.signIn();
      const answer = await gateway.submit('/account/data/delete', cookie, { phrase });
      expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('Everything is deleted')]);
      const forgot = 'forgot app of user_anna';
      expect(gateway.events).toEqual(['signed out user_anna', forgot, 'deleted', forgot]);
      expect(gateway.calls).toContainEqual(
        expect.objectContaining({ name: 'DeleteLibrary', sub: 'session:user_anna', timeoutMs: 60_000 }),
      );
      expect(gateway.audited).toContainEqual(
        expect.objectContaining({ operation: 'library:delete', sub: 'user_anna' }),
      );
      expect(gateway.cookieOf(answer, 'session')).toContain('Max-Age=0');
      expect((await gateway.get('/account', cookie)).headers.location).toBe('/account/sign-in');
    },
  );

  test.each(['', 'delete', 'delete everything!', 'delete  everything', 'yes'])(
    'is not deleted by "%s"',
    async (phrase) => {
      await using gateway = await aGateway();
      const answer = await gateway.submit('/account/data/delete', await gateway.signIn(), { phrase });
      expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Nothing was deleted')]);
      expect(gateway.events).toEqual([]);
    },
  );

  test('is not deleted by a form without the token of the sign-in, nor by one of another site', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const form = 'phrase=delete+everything';
    expect((await gateway.post('/account/data/delete', cookie, form)).status).toBe(403);
    const token = gateway.formToken((await gateway.get('/account/data', cookie)).body);
    const foreign = await gateway.post('/account/data/delete', cookie, `${form}&form_token=${token}`, [
      ['origin', 'https://evil.example'],
    ]);
    expect([foreign.status, gateway.events]).toEqual([403, []]);
  });

  test('stays where not all can be signed out, who could write something again', async () => {
    await using gateway = await aGateway({ signOutFails: true });
    const cookie = await gateway.signIn();
    const answer = await gateway.submit('/account/data/delete', cookie, { phrase: 'delete everything' });
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('Nothing was deleted')]);
    expect(gateway.calls.map(({ name }) => name)).not.toContain('DeleteLibrary');
  });

  test('is not said to be deleted where there was no answer', async () => {
    await using gateway = await aGateway({ deletionFails: true });
    const cookie = await gateway.signIn();
    const answer = await gateway.submit('/account/data/delete', cookie, { phrase: 'delete everything' });
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('Sign in again and look')]);
    expect(gateway.audited).not.toContainEqual(expect.objectContaining({ operation: 'library:delete' }));
  });
});
