import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { waitFor } from '../processes/wait-for.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { audit } from '../traffic/audit.ts';
import { type Crowd, signInCrowd } from '../traffic/crowd.ts';
import type { Person } from '../traffic/person.ts';
import { Traffic } from '../traffic/traffic.ts';

/** Each of the mix for everybody. */
const CALLS = 4 * 100;
const BOUND_MS = 45_000;

let stack: Stack;
let crowd: Crowd;
let person: Person;
beforeAll(async () => {
  stack = await startStack({ durable: false, log: () => {} });
  crowd = await signInCrowd(stack.mcpUrl, 4);
  person = crowd.people[0] as Person;
});
afterAll(async () => {
  crowd[Symbol.dispose]();
  await stack[Symbol.asyncDispose]();
});

test('people of both eras do all of the mix, and their libraries are as they were told', async () => {
  await using traffic = new Traffic(crowd.people, 200);
  expect(await waitFor(() => traffic.tally.calls.length >= CALLS, BOUND_MS)).toBe(true);
  await traffic.stop();
  expect(Object.fromEntries(traffic.tally.faults)).toEqual({});
  expect(crowd.people.every(({ acknowledged }) => acknowledged > 10)).toBe(true);
  expect(await audit(crowd.people)).toEqual({ lost: [], doubled: [], foreign: [] });
});

test('a bookmark that goes without its owner, and one that comes so, are found out once', async () => {
  const [url = ''] = person.expected.keys();
  const other = new URL('other', url).href;
  expect(await person.read('delete_bookmarks', { refs: [url] })).toMatchObject({ isDone: true });
  expect(await person.read('add_bookmark', { url: other })).toMatchObject({ isDone: true });
  expect(await audit(crowd.people)).toEqual({
    lost: [`${url} is missing`],
    doubled: [`${other} was never saved`],
    foreign: [],
  });
  expect(await audit(crowd.people)).toEqual({ lost: [], doubled: [], foreign: [] });
});

test("what names another is another's", async () => {
  await person.read('add_bookmark', { url: 'https://traffic.example/stolen', title: 'Titled 1 by crowd-2' });
  const { foreign } = await audit(crowd.people);
  expect(foreign).toContain('crowd-1 saw something of crowd-2');
});
