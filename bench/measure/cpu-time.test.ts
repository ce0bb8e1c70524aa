import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { cpuTimesUs, processTimeFrom } from './cpu-time.ts';

test('a line of /proc is read by its positions, whatever the name of the program', () => {
  const stat = '42 (a) b (c) S 7 42 42 0 -1 4194304 1 2 3 4 100 50 20 10 20 0 11 0 5 6 7\n';
  expect(processTimeFrom(stat)).toEqual({ pid: 42, parent: 7, cpuUs: 1_800_000 });
});

test('a process that is gone has no time', () => {
  expect(processTimeFrom('')).toBeUndefined();
});

(existsSync('/proc/self/stat') ? test : test.skip)(
  'the time of a child counts after it has ended',
  async () => {
    const [before = 0] = await cpuTimesUs([process.pid]);
    spawnSync(process.execPath, ['-e', 'const end = Date.now() + 200; while (Date.now() < end);']);
    const [after] = await cpuTimesUs([process.pid]);
    expect(after).toBeGreaterThan(before + 100_000);
  },
);
