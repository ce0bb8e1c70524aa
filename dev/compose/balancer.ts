import { once } from 'node:events';
import { get } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

const POLL_MS = 200;
const POLL_TIMEOUT_MS = 1_000;

/** Gives connections to those gateways in turn whose `/readyz` says 200, as a load balancer does. */
export type Balancer = AsyncDisposable & { readonly readyCount: () => number };

/** Listens on `port` of the loopback interface; looks into no byte of what passes. */
export async function startBalancer(port: number, backends: readonly number[]): Promise<Balancer> {
  const ready = new Set<number>();
  const sockets = new Set<Socket>();
  const stopping = new AbortController();
  const checks = backends.map((backend) => watch(backend, ready, stopping.signal));

  const server = createServer((client) => {
    sockets.add(client.once('close', () => sockets.delete(client)));
    client.on('error', () => {});
    connectToOne([...inTurn(ready)], client);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    readyCount: () => ready.size,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      for (const socket of sockets) socket.destroy();
      await server[Symbol.asyncDispose]();
      await Promise.all(checks);
    },
  };
}

/** Moves the first to the end. */
function inTurn(ready: Set<number>): Set<number> {
  const [first] = ready;
  if (first !== undefined && ready.delete(first)) ready.add(first);
  return ready;
}

/** A connection that is refused has carried nothing, so another backend may have it. */
function connectToOne([backend, ...others]: readonly number[], client: Socket): void {
  if (backend === undefined) return void client.destroy();
  const upstream = connect(backend, '127.0.0.1');
  const next = () => connectToOne(others, client);
  upstream.once('error', next);
  upstream.once('connect', () => {
    upstream.off('error', next);
    pipeline(client, upstream, client, () => {});
  });
}

async function watch(backend: number, ready: Set<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (await isReady(backend)) ready.add(backend);
    else ready.delete(backend);
    await new Promise((later) => setTimeout(later, POLL_MS));
  }
}

async function isReady(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(POLL_TIMEOUT_MS);
  const asked = get({ port, host: '127.0.0.1', path: '/readyz', agent: false, signal });
  try {
    const [answer] = await once(asked, 'response');
    answer.resume();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
}
