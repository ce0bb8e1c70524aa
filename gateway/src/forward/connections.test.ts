import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createConnections, MAX_IDLE_CONNECTIONS } from './connections.ts';
import { createReplicas } from './replicas.ts';

const server = createServer((_req, res) => void res.end());
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function aSet() {
  const avoided: (string | undefined)[] = [];
  const { port } = server.address() as AddressInfo;
  const connections = createConnections({
    url: new URL(`http://localhost:${port}`),
    connectTimeoutMs: 1_000,
    bodyTimeoutMs: 1_000,
    replicas: { ...createReplicas(), avoid: (address) => void avoided.push(address) },
  });
  return { connections, avoided };
}

test('a connection avoids the address at its other end', async () => {
  const { connections, avoided } = aSet();
  const connection = connections.take();
  const { body } = await connection.client.request({ path: '/', method: 'GET' });
  await body.dump();
  connection.avoid();
  expect(avoided).toEqual(['127.0.0.1']);
  await connection.client.close();
});

test('the connection that was used last is used first, and none by two at once', () => {
  const { connections } = aSet();
  const [one, other] = [connections.take(), connections.take()];
  expect(one).not.toBe(other);
  connections.giveBack(one);
  connections.giveBack(other);
  expect([connections.take(), connections.take()]).toEqual([other, one]);
});

test('no more are kept than may be idle', () => {
  const { connections } = aSet();
  const all = Array.from({ length: MAX_IDLE_CONNECTIONS + 1 }, connections.take);
  for (const connection of all) connections.giveBack(connection);
  expect(all.filter(({ client }) => client.closed)).toEqual([all.at(-1)]);
});
