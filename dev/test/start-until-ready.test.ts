import { expect, test } from '@jest/globals';
import { startUntilReady } from '../processes/start-until-ready.ts';

test('lines that a program writes once it is ready are given on, and not looked into', async () => {
  const lookedInto: string[] = [];
  const given: string[] = [];
  const { child, value } = await startUntilReady({
    name: 'a program',
    command: process.execPath,
    args: ['-e', "for (const word of ['starting', 'ready', 'working', 'ready']) console.log(word);"],
    cwd: '/',
    env: {},
    readinessIn: (line) => {
      lookedInto.push(line);
      return line === 'ready' ? 'yes' : undefined;
    },
    onLine: (line) => given.push(line),
    timeoutMs: 20_000,
    abort: new AbortController().signal,
  });
  await child.exited;
  expect(value).toBe('yes');
  expect(given).toEqual(['starting', 'ready', 'working', 'ready']);
  expect(lookedInto).toEqual(['starting', 'ready']);
});
