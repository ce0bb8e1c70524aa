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
  ['in an OAuth answer', { body: { access_token: 's3cret', refresh_token: 's3cret' } }],
])('hides secrets %s', (_where, fields) => {
  const line = linesOf((log) => log.info(fields, 'x'));
  expect(line).toContain('[redacted]');
  expect(line).not.toContain('s3cret');
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
