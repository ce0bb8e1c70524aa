import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { DeliveryQueue } from './delivery-queue.ts';

/** What a way between two processes is like. */
type Conditions = {
  /** For each direction. */
  readonly delayMs: number;
  /** The share of what is sent that gets lost, and is sent again later. */
  readonly loss: number;
};

const GOOD: Conditions = { delayMs: 0, loss: 0 };
/** As Linux waits at least, beyond a way there and back, before it sends the last thing again that got lost. */
const RESEND_MS = 200;
/** The most that is on the way in one direction of a connection. */
const MAX_QUEUED_BYTES = 1024 * 1024;

/** A way to a port of this machine that can be made long and lossy. */
export class FaultyNetwork implements AsyncDisposable {
  readonly port: number;
  readonly #server: ReturnType<typeof createServer>;
  readonly #sockets = new Set<Socket>();
  #conditions = GOOD;

  private constructor(server: ReturnType<typeof createServer>, target: number) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (client) =>
      this.#join(client, connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })),
    );
  }

  static async to(target: number): Promise<FaultyNetwork> {
    const server = createServer({ allowHalfOpen: true });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new FaultyNetwork(server, target);
  }

  /** From now on, also for connections that are open. */
  become(conditions: Conditions): void {
    this.#conditions = conditions;
  }

  recover(): void {
    this.#conditions = GOOD;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.#server[Symbol.asyncDispose]();
  }

  #join(client: Socket, target: Socket): void {
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => this.#sockets.delete(socket));
      this.#carry(socket, other);
    }
  }

  #carry(from: Socket, to: Socket): void {
    const onTheWay = new DeliveryQueue();
    let queuedBytes = 0;
    from.on('data', (bytes) => {
      queuedBytes += bytes.length;
      if (queuedBytes > MAX_QUEUED_BYTES) from.pause();
      onTheWay.add(travelMs(this.#conditions), () => {
        queuedBytes -= bytes.length;
        if (queuedBytes <= MAX_QUEUED_BYTES) from.resume();
        if (to.writable) to.write(bytes);
      });
    });
    from.on('end', () => onTheWay.add(travelMs(this.#conditions), () => to.end()));
    from.on('close', () => onTheWay.add(travelMs(this.#conditions), () => to.destroySoon()));
  }
}

/** How long one way takes, with the times that it must be gone again: the sender notices a way there and back later. */
export function travelMs({ delayMs, loss }: Conditions, random: () => number = Math.random): number {
  let ms = delayMs;
  while (random() < loss) ms += RESEND_MS + 2 * delayMs;
  return ms;
}
