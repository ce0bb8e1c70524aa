import { expect, test } from '@jest/globals';
import { clientResponseHeaders, upstreamRequestHeaders } from './upstream-headers.ts';

const HOP = { assertion: 'signed', requestId: 'req-12345678' };

test.each([
  'accept',
  'content-type',
  'content-length',
  'user-agent',
  'last-event-id',
  'mcp-session-id',
  'mcp-param-a',
])('sends %s on', (name) => {
  expect(upstreamRequestHeaders({ [name]: 'x' }, HOP)).toHaveProperty([name], 'x');
});

test.each([
  'authorization',
  'cookie',
  'host',
  'origin',
  'connection',
  'transfer-encoding',
  'expect',
  'te',
  'upgrade',
  'forwarded',
  'x-forwarded-for',
  'proxy-authorization',
  'x-poke-user-id',
  'accept-encoding',
  'xmcp-a',
  'x-mcp-a',
])('keeps %s here', (name) => {
  expect(upstreamRequestHeaders({ [name]: 'x' }, HOP)).toEqual({
    'x-user-sub': 'signed',
    'x-request-id': 'req-12345678',
  });
});

test('puts our identity and request id in the place of any other', () => {
  const headers = upstreamRequestHeaders({ 'x-user-sub': 'forged', 'x-request-id': 'other' }, HOP);
  expect(headers).toEqual({ 'x-user-sub': 'signed', 'x-request-id': 'req-12345678' });
});

test('lets only the answer’s own headers back', () => {
  expect(
    clientResponseHeaders({
      'content-type': 'application/json',
      'mcp-session-id': 's',
      allow: 'POST',
      'set-cookie': ['a'],
      server: 'x',
      'access-control-allow-origin': '*',
      location: 'http://mcp-service:8081',
    }),
  ).toEqual({ 'content-type': 'application/json', 'mcp-session-id': 's', allow: 'POST' });
});
