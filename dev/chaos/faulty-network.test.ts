import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { FaultyNetwork, travelMs } from './faulty-network.ts';

/** Sends everything back. */
async function anEcho() {
  const server = createServer((socket) => void socket.pipe(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

test('what is late and was lost on the way arrives whole, and in order', async () => {
  const { server, port } = await anEcho();
  await using _server = server;
  await using network = await FaultyNetwork.to(port);
  network.become({ delayMs: 2, loss: 0.1 });
  const socket = connect({ port: network.port, host: '127.0.0.1', noDelay: true });
  const sent = Array.from({ length: 50 }, (_, n) => `piece ${n};`);
  for (const piece of sent) await new Promise((written) => socket.write(piece, written));
  socket.end();
  expect((await buffer(socket)).toString()).toBe(sent.join(''));
});

test('where nothing listens, the connection breaks', async () => {
  const { server, port } = await anEcho();
  await server[Symbol.asyncDispose]();
  await using network = await FaultyNetwork.to(port);
  const socket = connect(network.port, '127.0.0.1').on('error', () => {});
  await once(socket, 'close');
});

test('a way takes its time, and for each loss a way there and back and a moment more', () => {
  const random =
    (...values: number[]) =>
    () =>
      values.shift() ?? 1;
  const conditions = { delayMs: 50, loss: 0.1 };
  expect(travelMs(conditions, random(0.1))).toBe(50);
  expect(travelMs(conditions, random(0.09, 0.5))).toBe(350);
  expect(travelMs(conditions, random(0.09, 0, 0.1))).toBe(650);
});
