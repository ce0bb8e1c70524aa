import { describe, expect, test } from '@jest/globals';
import { type Answer, connectV1, connectV2, type Session } from '../helpers/connect.ts';
import { verifies } from '../helpers/verifies.ts';

/** What another run of the tests left behind cannot get in the way. */
const RUN = Date.now().toString(36);

describe.each([
  ['a v1 client', connectV1],
  ['a v2 client', connectV2],
] as const)('%s', (era, connect: (user: string) => Promise<Session>) => {
  test(verifies('library:round-trip', 'saves, finds, edits and deletes'), async () => {
    await using session = await connect('chloe');
    const url = `https://example.com/${RUN}/${encodeURIComponent(era)}`;
    const tag = `tag-${RUN}-${era}`;
    const added = await session.call('add_bookmark', {
      url,
      title: 'Zebra crossing',
      tags: [tag],
      note: 'mine',
    });
    expect(added.data).toMatchObject({ outcome: 'created', change_id: expect.stringMatching(/^chg_/) });
    expect((await session.call('list_bookmarks', { tags_all: [tag] })).data).toMatchObject({
      bookmarks: [{ url }],
    });
    expect((await session.call('search_bookmarks', { query: 'zebra', tags_all: [tag] })).data).toMatchObject({
      bookmarks: [{ url }],
    });
    expect((await session.call('edit_bookmark', { ref: url, title: 'Pelican' })).data).toMatchObject({
      bookmark: { title: 'Pelican', version: 2 },
    });
    expect((await session.call('get_bookmarks', { refs: [url], include: ['note'] })).data).toMatchObject({
      bookmarks: [{ saved: true, bookmark: { title: 'Pelican', note: 'mine', tags: [tag] } }],
    });
    expect((await session.call('list_tags', { prefix: tag })).data).toMatchObject({
      tags: [{ name: tag, count: 1 }],
    });
    expect((await session.call('delete_bookmarks', { refs: [url] })).data).toMatchObject({
      status: 'deleted',
    });
    expect((await session.call('get_bookmarks', { refs: [url] })).data).toMatchObject({
      bookmarks: [{ saved: false }],
    });
  });

  test(
    verifies('library:parallel', 'saves one bookmark when the same URL comes twenty times at once'),
    async () => {
      await using session = await connect('chloe');
      const url = `https://example.com/${RUN}/parallel/${encodeURIComponent(era)}`;
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => session.call('add_bookmark', { url })),
      );
      const outcomes = answers.map(({ data }) => data.outcome).toSorted();
      expect(outcomes).toEqual(['created', ...Array.from({ length: 19 }, () => 'unchanged')]);
    },
  );
});

test(
  verifies(
    'isolation:parallel',
    'two users, fifty calls each at once, both eras mixed: no answer holds anything of the other',
  ),
  async () => {
    await using resources = new AsyncDisposableStack();
    const users = ['anna', 'ben'];
    const sessions = await Promise.all(
      users.flatMap((user) =>
        [connectV1(user), connectV2(user)].map(async (session) => ({ user, session: await session })),
      ),
    );
    for (const { session } of sessions) resources.use(session);
    const marker = (user: string) => `secret-${RUN}-${user}`;

    const calls = sessions.flatMap(({ user, session }) =>
      Array.from({ length: 25 }, async (_, index): Promise<{ user: string; answer: Answer }> => {
        const url = `https://example.com/${RUN}/${marker(user)}/${index}`;
        const turns: [name: string, args: object][] = [
          ['add_bookmark', { url, title: marker(user), tags: [marker(user)] }],
          ['list_bookmarks', { limit: 100 }],
          ['search_bookmarks', { query: `secret-${RUN}` }],
          ['list_tags', { prefix: `secret-${RUN}` }],
          ['get_bookmarks', { refs: [`https://example.com/${RUN}/${marker('anna')}/0`] }],
        ];
        const [name, args] = turns[index % turns.length] ?? ['list_tags', {}];
        return { user, answer: await session.call(name, args) };
      }),
    );
    const answers = await Promise.all(calls);
    expect(answers).toHaveLength(100);
    for (const { user, answer } of answers) {
      const other = users.find((name) => name !== user) ?? '';
      expect(answer.isError).toBe(false);
      // A user sees the other's marker only where it was in their own question.
      const { bookmarks = [] } = answer.data as { bookmarks?: { ref?: string; saved?: boolean }[] };
      const asked = bookmarks.some(({ ref, saved }) => ref?.includes(marker(other)) && saved === false);
      expect(asked || !JSON.stringify(answer).includes(marker(other))).toBe(true);
    }
  },
);
