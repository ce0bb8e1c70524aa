import { describe, expect, test } from '@jest/globals';
import { createLineFormatter } from '../stack/logs.ts';

const TIME = '2026-01-01T12:00:01.000Z';
const CLOCK = new Date(TIME).toTimeString().slice(0, 8);

describe('createLineFormatter', () => {
  const format = createLineFormatter({ colour: false });

  test('shows the time, the message and the other fields of a JSON line', () => {
    const line = JSON.stringify({
      level: 'info',
      time: TIME,
      service: 'gateway',
      msg: 'listening',
      port: 8080,
    });
    expect(format('gateway', line)).toBe(`[gateway] ${CLOCK} listening port=8080`);
  });

  test('names the level where something is wrong, and shows the stack of an error', () => {
    const err = { type: 'Error', message: 'boom', stack: 'Error: boom\n    at work' };
    const shown = format('gateway', JSON.stringify({ level: 'error', time: TIME, msg: 'failed', err }));
    expect(shown).toMatch(/^\[gateway\] \S+ ERROR failed\n/);
    expect(shown).toContain('at work');
  });

  test('shows a line that is not JSON as it is', () => {
    expect(format('postgres', 'FATAL:  no space left')).toBe('[postgres] FATAL:  no space left');
  });

  test('gives every source a colour of its own on a terminal', () => {
    const coloured = createLineFormatter({ colour: true });
    const [gateway, authkit] = ['gateway', 'authkit'].map((source) => coloured(source, '{"msg":"x"}'));
    expect(gateway).toContain('\u001b[36m[gateway]');
    expect(authkit).toContain('\u001b[32m[authkit]');
  });
});
