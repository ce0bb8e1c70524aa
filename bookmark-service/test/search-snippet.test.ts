import { expect, test } from '@jest/globals';
import { type Saved, setUpSearch } from './helpers/set-up-search.ts';

const { search, aLibraryOf } = await setUpSearch();

const snippet = async (saved: Partial<Saved>, query: string) =>
  (await search(await aLibraryOf(saved), query)).rows[0]?.snippet;

test('the snippet shows the place in a note, with the words marked', async () => {
  expect(
    await snippet({ title: 'Garden', note: 'Some **bold** words about\n tulips, daily.' }, 'tulip'),
  ).toBe('Some bold words about **tulips**, daily.');
  expect(await snippet({ title: 'Garden', note: 'we use node.js a lot' }, 'node.js')).toContain(
    '**node** **js**',
  );
});

test('the snippet is empty where the title or a tag says it', async () => {
  expect(await snippet({ title: 'Tulips', note: 'tulips' }, 'tulips')).toBe('');
  expect(await snippet({ title: 'x', tags: ['tulips'], note: 'tulips' }, 'tulips')).toBe('');
  expect(await snippet({ title: 'x', url: 'https://tulips.example' }, 'tulips')).toBe('');
  expect(await snippet({ title: 'x', note: 'tulips' }, '-roses')).toBe('');
});

test('the snippet shows no place of a word that English leaves out, unless there is no other', async () => {
  const saved = { title: 'Through the garden', note: 'The years went by, and the tulips came.' };
  expect(await snippet(saved, 'through the tulips')).toBe('The years went by, and the **tulips** came.');
  expect(await snippet({ ...saved, title: 'Garden' }, 'the')).toContain('**The** years');
});

test('the snippet is short, whatever the text', async () => {
  const note = `${'pneumonoultramicroscopic '.repeat(300)}tulips ${'pneumonoultramicroscopic '.repeat(90)}`;
  for (const query of ['tulips', 'pneumonoultramicroscopic']) {
    const shown = (await snippet({ title: 'x', note }, query)) ?? '';
    expect(shown).toContain(`**${query}**`);
    expect(shown.length).toBeLessThanOrEqual(200);
    expect(shown.split('**').length % 2).toBe(1);
  }
});
