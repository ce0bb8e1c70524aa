import { describe, expect, test } from '@jest/globals';
import { waitFor } from '../../dev/processes/wait-for.ts';
import { connectV1, connectV2 } from '../helpers/connect.ts';
import { verifies } from '../helpers/verifies.ts';

const DUE_BOUND_MS = 20_000;

describe.each([
  ['2025', connectV1],
  ['2026', connectV2],
] as const)('in the era of %s', (_era, connect) => {
  test(verifies('reminders', 'and no sooner'), async () => {
    await using anna = await connect('anna');
    const url = (name: string) => `https://example.com/${name}/${crypto.randomUUID()}`;
    const [soon, later] = [url('soon'), url('later')];
    await anna.call('add_bookmark', { url: later, remind_at: 'tomorrow 9:00' });
    const added = await anna.call('add_bookmark', { url: soon, remind_at: 'in 1 second' });
    expect(added.data).toMatchObject({ reminder: expect.any(String) });
    const skip = { url: later, remind_at: 'in 1 hour', on_duplicate: 'skip' };
    expect((await anna.call('add_bookmark', skip)).data).not.toHaveProperty('reminder');
    const missing = { refs: [url('missing')], remind_at: 'in 1 hour' };
    expect((await anna.call('organize_bookmarks', missing)).data).not.toHaveProperty('reminder');
    const due = async () => JSON.stringify((await anna.call('library_overview')).data.due_reminders);
    expect(await waitFor(async () => (await due()).includes(soon), DUE_BOUND_MS)).toBe(true);
    expect(await due()).not.toContain(later);

    await anna.call('organize_bookmarks', { refs: [soon], remind_at: 'done' });
    expect(await due()).not.toContain(soon);
    await anna.call('organize_bookmarks', { refs: [later], remind_at: 'never' });
  });

  test(verifies('reminders', 'and words that name no time to come are refused'), async () => {
    await using anna = await connect('anna');
    const url = `https://example.com/refused/${crypto.randomUUID()}`;
    for (const remind_at of ['when I am old', '2020-01-01T09:00:00Z']) {
      expect(await anna.call('add_bookmark', { url, remind_at })).toMatchObject({
        isError: true,
        text: expect.stringContaining('Give a time such as'),
      });
    }
    expect((await anna.call('get_bookmarks', { refs: [url] })).data.bookmarks).toMatchObject([
      { saved: false },
    ]);
  });
});
