import { describe, expect, test } from '@jest/globals';
import { actionOf } from './mix.ts';
import { Person } from './person.ts';
import type { Outcome } from './tool-caller.ts';

const DONE = { changed: 1, change_id: 'chg_1' };
const AWAY: Outcome = { isDone: false, fault: 'away' };
const turnOf = (action: string) =>
  Array.from({ length: 100 }, (_, n) => n).findIndex((n) => actionOf(n) === action);

/** A person whose calls are answered one after another as told, and what was called. */
function aPerson(firstTurn: number, ...answers: Outcome[]) {
  const called: { name: string; args: object }[] = [];
  const call = async (name: string, args: object) => {
    called.push({ name, args });
    return answers.shift() ?? { isDone: true as const, data: {} };
  };
  return { called, person: new Person({ name: 'crowd-1', run: 'test', firstTurn, call }) };
}

const done = (data: Record<string, unknown>): Outcome => ({ isDone: true, data });

describe('a person who saves', () => {
  test('expects what was acknowledged to be there', async () => {
    const { person } = aPerson(turnOf('save'), done({ ...DONE, outcome: 'created' }));
    await person.act();
    expect([...person.expected.keys()]).toEqual(['https://traffic.example/test/crowd-1/1']);
    expect(person).toMatchObject({ acknowledged: 1, wrongs: { lost: [], doubled: [], foreign: [] } });
  });

  test('expects nothing of what failed, and repeats the same until it is acknowledged', async () => {
    const { person, called } = aPerson(turnOf('save'), AWAY, AWAY, done({ outcome: 'unchanged' }));
    await person.act();
    expect(person).toMatchObject({ isSettled: false, expected: new Map() });
    await person.settle();
    await person.settle();
    expect(called).toEqual([called[0], called[0], called[0]]);
    expect(person).toMatchObject({ isSettled: true, wrongs: { doubled: [] } });
    expect(person.expected.size).toBe(1);
  });

  test('notices that a first attempt had been made before', async () => {
    const { person } = aPerson(turnOf('save'), done({ ...DONE, outcome: 'merged' }));
    await person.act();
    expect(person.wrongs.doubled).toHaveLength(1);
  });
});

test('a person notices what is of somebody else, in whatever is answered', async () => {
  const mine = { bookmarks: [{ title: 'Titled 1 by crowd-1' }] };
  const { person } = aPerson(turnOf('list'), done(mine), done({ tags: [{ name: 'crowd-12-3' }] }));
  await person.read('list_bookmarks', {});
  expect(person.wrongs.foreign).toEqual([]);
  await person.read('list_tags', {});
  expect(person.wrongs.foreign).toEqual(['crowd-1 saw something of crowd-12']);
});

test('a person leaves alone what a job may not have imported yet', async () => {
  const { person, called } = aPerson(turnOf('get'), done({ bookmarks: [{ saved: false }] }));
  const url = 'https://traffic.example/test/crowd-1/imports/1/0';
  person.acceptAsIs([{ url, title: 'One', tags: [], paragraphs: [] }]);
  await person.act();
  expect(called).not.toContainEqual(expect.objectContaining({ args: { refs: [url] } }));
  expect(person.wrongs.lost).toEqual([]);
});

test('a person notices that what was acknowledged is not found', async () => {
  const { person } = aPerson(turnOf('get'), done({ bookmarks: [{ saved: false }] }));
  const url = 'https://traffic.example/test/crowd-1/1';
  person.acceptAsIs([{ url, title: 'One', tags: [], paragraphs: [] }]);
  await person.act();
  expect(person.wrongs.lost).toEqual([`${url} was not found`]);
});

test('a person knows what is of this run, and what an earlier one left', () => {
  const { person } = aPerson(0);
  const isOfThisRun = (run: string) =>
    person.isOfThisRun({
      url: `https://traffic.example/${run}/crowd-1/1`,
      title: '',
      tags: [],
      paragraphs: [],
    });
  expect(['test', 'earlier'].map(isOfThisRun)).toEqual([true, false]);
});
