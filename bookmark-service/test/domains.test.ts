import { beforeAll, expect, test } from '@jest/globals';
import { callBy } from './helpers/library.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

const { library } = await setUpLibrary();

beforeAll(async () => {
  for (const url of [
    'https://docs.example.com/a',
    'https://www.docs.example.com/b',
    'https://example.org/',
    'https://my-example.net/',
    'http://192.168.0.1/',
  ]) {
    await library.create(callBy('anna'), { url, tags: [] });
  }
  await library.create(callBy('ben'), { url: 'https://example.io/', tags: [] });
});

const found = async (prefix: string, limit = 10) =>
  (await library.listDomains(callBy('anna'), { prefix, limit })).map(({ name }) => name);

test.each<[string, string[]]>([
  ['', ['docs.example.com', '192.168.0.1', 'my-example.net', 'example.org']],
  ['exam', ['docs.example.com', 'example.org']],
  ['Docs.ex', ['docs.example.com']],
  ['www.docs.', ['docs.example.com']],
  ['example.o', ['example.org']],
  ['192', ['192.168.0.1']],
  ['my-', ['my-example.net']],
  ['.*', []],
  ['(', []],
])('finds the hosts of one user by %j, the most frequent first', async (prefix, hosts) => {
  expect((await found(prefix)).toSorted()).toEqual(hosts.toSorted());
});

test('counts bookmarks, and puts the most frequent first', async () => {
  const [first] = await library.listDomains(callBy('anna'), { prefix: '', limit: 1 });
  expect(first).toEqual({ name: 'docs.example.com', bookmarkCount: 2 });
});

test.each([0, 101])('refuses a limit of %d', async (limit) => {
  await expect(found('', limit)).rejects.toMatchObject({ code: 'invalid' });
});
