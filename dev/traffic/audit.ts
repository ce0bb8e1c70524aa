import { waitFor } from '../processes/wait-for.ts';
import { differences, type FoundBookmark } from './expected-library.ts';
import { inParallel } from './in-parallel.ts';
import type { Person, Wrongs } from './person.ts';
import { readLibrary } from './read-library.ts';

/** At a time: a person has 100 calls a second, and all together no more than the machine can do. */
const READERS = 8;
const SETTLED_BOUND_MS = 20_000;
/** A job whose worker was killed goes on elsewhere within a minute. */
const JOBS_BOUND_MS = 75_000;

/**
 * Has everybody repeat what was not acknowledged, then holds each library against what its owner was told.
 *
 * @throws {Error} when a library cannot be read.
 */
export async function audit(people: readonly Person[]): Promise<Wrongs> {
  await inParallel(people, READERS, settle);
  const found = await inParallel(people, READERS, wrongsOf);
  return {
    lost: found.flatMap(({ lost }) => lost),
    doubled: found.flatMap(({ doubled }) => doubled),
    foreign: found.flatMap(({ foreign }) => foreign),
  };
}

async function settle(person: Person): Promise<void> {
  let fault = '';
  const isSettled = await waitFor(async () => {
    const outcome = await person.settle();
    if (!outcome.isDone) fault = outcome.fault;
    return person.isSettled;
  }, SETTLED_BOUND_MS);
  if (!isSettled) person.wrongs.lost.push(`${person.name} repeated a write in vain: ${fault}`);
}

/** What is wrong at once, or still when all jobs must have ended; each thing is told once. */
async function wrongsOf(person: Person): Promise<Wrongs> {
  let found = await libraryOf(person);
  if (isLacking(person, found) && (await hasRunningJobs(person))) {
    await waitFor(async () => !(await hasRunningJobs(person)), JOBS_BOUND_MS);
    found = await libraryOf(person);
  }
  const { lost, doubled } = differences(person.expected, found);
  const { wrongs } = person;
  person.acceptAsIs(found);
  return {
    lost: [...wrongs.lost.splice(0), ...lost],
    doubled: [...wrongs.doubled.splice(0), ...doubled],
    foreign: wrongs.foreign.splice(0),
  };
}

async function libraryOf(person: Person): Promise<FoundBookmark[]> {
  return (await readLibrary(person)).filter((bookmark) => person.isOfThisRun(bookmark));
}

function isLacking({ expected }: Person, found: readonly FoundBookmark[]): boolean {
  return differences(expected, found).lost.length > 0;
}

async function hasRunningJobs(person: Person): Promise<boolean> {
  const outcome = await person.read('library_overview', {});
  if (!outcome.isDone) return true;
  const jobs = outcome.data.jobs as { state: string }[];
  return jobs.some(({ state }) => state === 'queued' || state === 'running');
}
