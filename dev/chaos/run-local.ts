import type { Restartable } from '../processes/restartable.ts';
import { type LocalProduct, startLocalProduct } from '../traffic/local-product.ts';
import { requestsPerSecond } from '../traffic/rate.ts';
import { DISK_FAULT, diskFault } from './disk-fault.ts';
import { localFaults } from './local-faults.ts';
import type { Row } from './row.ts';
import type { Target } from './run-fault.ts';
import { type RunRowsOptions, runRows } from './run-rows.ts';
import { SmallDisk } from './small-disk.ts';

/** Whether the row of this name is to be made. */
export type IsWanted = (name: string) => boolean;

const PEOPLE = 200;
const PER_SECOND = requestsPerSecond(80);

/** The rows of the local stack; the full disk has a stack of its own, whose database is on a disk that can be full. */
export async function runLocal(isWanted: IsWanted, options: RunRowsOptions): Promise<Row[]> {
  const ordinary = await runOrdinary(isWanted, options);
  return isWanted(DISK_FAULT) ? [...ordinary, ...(await runOnSmallDisk(options))] : ordinary;
}

async function runOrdinary(isWanted: IsWanted, options: RunRowsOptions): Promise<Row[]> {
  options.say(`starting the local stack, and signing ${PEOPLE} people in`);
  await using product = await startLocalProduct({ people: PEOPLE, signal: options.signal });
  const faults = localFaults(product).filter(({ name }) => isWanted(name));
  return await runRows(faults, targetOf(product), options);
}

async function runOnSmallDisk(options: RunRowsOptions): Promise<Row[]> {
  options.say('starting it again, with the database on a small disk');
  await using disk = await SmallDisk.mount();
  await using product = await startLocalProduct({
    people: PEOPLE,
    dataFolder: disk.path,
    signal: options.signal,
  });
  const fault = diskFault(disk, () => product.stack.postgres.start());
  return await runRows([fault], targetOf(product), options);
}

function targetOf({ crowd, processes, lastLines }: LocalProduct): Target {
  return {
    crowd,
    perSecond: PER_SECOND,
    revive: () => reviveAll(processes),
    lastLines: async () => lastLines(),
  };
}

async function reviveAll(processes: readonly Restartable[]): Promise<string[]> {
  const dead = processes.filter(({ pid }) => pid === undefined);
  for (const process of dead) await process.start();
  return dead.map(({ name }) => name);
}
