import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { acceptRequestId, createLogger } from './index.ts';

function linesOf(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('test', 'info', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

test('writes one JSON object a line, with the service and the level by name', () => {
  const line = JSON.parse(linesOf((log) => log.info({ port: 1 }, 'listening')));
  expect(line).toMatchObject({ level: 'info', service: 'test', port: 1, msg: 'listening' });
});

test.each([
  ['at the top', { authorization: 'Bearer s3cret' }],
  [
    'in headers',
    { headers: { authorization: 'Bearer s3cret', 'x-user-sub': 's3cret', 'x-upstream-token': 's3cret' } },
  ],
  ['in a request', { req: { headers: { cookie: 's3cret' } } }],
  [
    'in a token of the upstream',
    { token: { accessToken: 's3cret' }, upstreamToken: { accessToken: 's3cret' } },
  ],
  ['in a list', { tokens: [{ access_token: 's3cret' }] }],
  [
    'in an error',
    { err: Object.assign(new Error('x'), { token: 's3cret', request: { password: 's3cret' } }) },
  ],
  ['in an OAuth answer', { body: { access_token: 's3cret', refresh_token: 's3cret' } }],
])('hides secrets %s', (_where, fields) => {
  const line = linesOf((log) => log.info(fields, 'x'));
  expect(line).toContain('[redacted]');
  expect(line).not.toContain('s3cret');
});

test('hides secrets that a logger is bound to', () => {
  const line = linesOf((log) => log.child({ token: 's3cret' }).info('x'));
  expect(line).toContain('[redacted]');
  expect(line).not.toContain('s3cret');
});

test('leaves what it writes down as it is', () => {
  const fields = { headers: { authorization: 's3cret' }, list: [{ token: 's3cret' }] };
  linesOf((log) => log.info(fields, 'x'));
  expect(fields).toEqual({ headers: { authorization: 's3cret' }, list: [{ token: 's3cret' }] });
});

test('says of an error what it is and where it arose', () => {
  const { err } = JSON.parse(linesOf((log) => log.error(new TypeError('wrong'))));
  expect(err).toMatchObject({
    type: 'TypeError',
    message: 'wrong',
    stack: expect.stringContaining('telemetry.test'),
  });
});

test.each([
  ['process.exit(0)', 0],
  ["throw new Error('over')", 1],
])('has written every line when the process ends by %s', async (ending, code) => {
  const program = `import { createLogger } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    const log = createLogger('test', 'info');
    for (let line = 0; line < 1000; line += 1) log.info('x'.repeat(100));
    ${ending};`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [lines, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect([lines.trim().split('\n').length, exitCode]).toEqual([1000, code]);
});

test('keeps a harmless request id and replaces any other', () => {
  expect(acceptRequestId('req-12345678')).toBe('req-12345678');
  for (const offered of [
    undefined,
    '',
    'short',
    'a'.repeat(65),
    'with space 123',
    'new\nline-123456',
    ['a'],
  ]) {
    expect(acceptRequestId(offered)).toMatch(/^[0-9a-f-]{36}$/);
  }
});
