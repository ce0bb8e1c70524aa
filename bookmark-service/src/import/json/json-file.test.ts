import { expect, test } from '@jest/globals';
import { readAll } from '../testing/read-all.ts';
import { readJson } from './read-json.ts';

test.each(['[]', '{"bookmarks":[]}', ' {"collections": []} \n'])('finds nothing in %s', async (text) => {
  expect(await readAll(readJson, text)).toEqual({ bookmarks: [], problems: [] });
});

test.each([
  ['is cut', '{"bookmarks":[\n{"url":"https://example.com/"},\n{"url":"htt', 'Line 3:'],
  ['is cut after a record', '[{"href":"https://example.com/"}', 'Line 1:'],
  ['has a mistake', '[{"href":"https://example.com/"},\n{"href" 5}]', 'Line 2:'],
  ['goes on after its end', '[]\n[]', 'Line 2:'],
  ['is something else', '{"name":"package","version":"1"}', 'no list of bookmarks'],
  ['is nested too deeply', '['.repeat(500), 'nested'],
])('refuses a file that %s', async (_what, text, message) => {
  await expect(readAll(readJson, text)).rejects.toMatchObject({
    name: 'ImportFileError',
    message: expect.stringContaining(message),
  });
});

test('refuses a text without end before it fills the memory', async () => {
  async function* endless() {
    yield '[{"href":"';
    for (;;) yield 'x'.repeat(65_536);
  }
  await expect(Array.fromAsync(readJson(endless()))).rejects.toMatchObject({ name: 'ImportFileError' });
});
