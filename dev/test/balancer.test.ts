import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { startBalancer } from '../compose/balancer.ts';
import { freePort, freePortRange } from '../processes/ports.ts';
import { waitFor } from '../processes/wait-for.ts';

const BOUND_MS = 10_000;

/** A gateway that says its name, and that it is ready while it is. */
async function aGateway(name: string) {
  const state = { isReady: true };
  const server = createServer((request, response) => {
    if (request.url === '/readyz' && !state.isReady) response.statusCode = 503;
    response.setHeader('connection', 'close').end(name);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { state, server, port: (server.address() as AddressInfo).port };
}

async function aBalancer(...backends: number[]) {
  const port = await freePort();
  const balancer = await startBalancer(port, backends);
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  return { balancer, ask, [Symbol.asyncDispose]: () => balancer[Symbol.asyncDispose]() };
}

test('connections go to the gateways that are ready, in turn, and to no other', async () => {
  await using resources = new AsyncDisposableStack();
  const [one, two] = [await aGateway('one'), await aGateway('two')];
  resources.use(one.server);
  resources.use(two.server);
  const { balancer, ask } = resources.use(await aBalancer(one.port, two.port));
  expect(await waitFor(() => balancer.readyCount() === 2, BOUND_MS)).toBe(true);
  expect([await ask(), await ask()].toSorted()).toEqual(['one', 'two']);
  one.state.isReady = false;
  expect(await waitFor(() => balancer.readyCount() === 1, BOUND_MS)).toBe(true);
  expect([await ask(), await ask()]).toEqual(['two', 'two']);
});

test('with no gateway that is ready a connection ends', async () => {
  await using balancing = await aBalancer(await freePort());
  await expect(balancing.ask()).rejects.toThrow('fetch failed');
});

test('a range of ports has so many, one after another', async () => {
  const [first = 0, ...others] = await freePortRange(3);
  expect(others).toEqual([first + 1, first + 2]);
});
