import { expect, test } from '@jest/globals';
import { runCommand } from './command.ts';

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

test('a program that cannot be run has failed, and nothing waits for it any more', async () => {
  const before = timers();
  expect(await runCommand('/nowhere/at-all', [])).toMatchObject({ isOk: false });
  expect(timers()).toBe(before);
});

test('a program that takes too long is ended, and has failed', async () => {
  const endless = 'setInterval(() => {}, 1000)';
  expect(await runCommand(process.execPath, ['-e', endless], { timeoutMs: 200 })).toMatchObject({
    isOk: false,
  });
});
