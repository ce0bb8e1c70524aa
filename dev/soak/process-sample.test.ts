import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { sampleProcess } from './process-sample.ts';

(existsSync('/proc/self/fd') ? test : test.skip)('an open file and a connection are counted', async () => {
  const before = await sampleProcess(process.pid);
  await using _file = await open('/dev/null');
  await using server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const during = await sampleProcess(process.pid);
  socket.destroy();
  expect(during.fileDescriptors).toBeGreaterThanOrEqual(before.fileDescriptors + 3);
  expect(during.sockets).toBeGreaterThanOrEqual(before.sockets + 2);
  expect(during.memoryMiB).toBeGreaterThan(1);
});
