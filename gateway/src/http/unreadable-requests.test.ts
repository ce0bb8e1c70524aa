import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createHttpServer } from '@bookmarks/http-server';
import { createMetrics } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import { aLog } from '../../test/support/gateway.ts';
import { observeUnreadableRequests } from './unreadable-requests.ts';

test.each([
  ['no HTTP', 'hello\r\n\r\n', 400, /^HPE_INVALID_METHOD$/],
  ['too long', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431, /^HPE_HEADER_OVERFLOW$/],
  [
    'framed in two ways',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    /^HPE_INVALID_/,
  ],
])(
  'what is %s is answered by Node, written down without its bytes, and counted',
  async (_what, sent, status, reason) => {
    const { log, lines } = aLog();
    const metrics = createMetrics('test');
    await using server = createHttpServer((_req, res) => void res.end());
    observeUnreadableRequests(server, { metrics, log });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(sent);
    expect(await text(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));

    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({
      level: 'info',
      msg: 'unreadable request',
      reason: expect.stringMatching(reason),
    });
    const counted = await metrics.registry.metrics();
    expect(counted).toContain(`gateway_unreadable_requests_total{reason="${line.reason}",service="test"} 1`);
  },
);
