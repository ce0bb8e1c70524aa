import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a gateway logs when it begins to count by itself, and when Redis counts again. */
export const AWAY = 'Redis does not answer; limits are counted in this process';
export const BACK = 'limits are counted in Redis again';

/** Where the integration tests' Redis is. */
export function redisUrl(): URL {
  if (process.env.REDIS_URL === undefined)
    throw new Error('REDIS_URL must name a Redis for the integration tests');
  return new URL(process.env.REDIS_URL);
}

/** Stands in front of Redis, so that a test can take it away from one gateway, or slow it down, and bring it back. */
export class RedisOutage implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #target: URL;
  #isDown = false;
  #delayMs = 0;
  #answersLeft = Number.POSITIVE_INFINITY;
  #answers = 0;
  readonly port: number;

  private constructor(server: Server, port: number, target: URL) {
    this.#server = server;
    this.#target = target;
    this.port = port;
    server.on('connection', (socket) => this.#pass(socket));
  }

  static async start(target = redisUrl()): Promise<RedisOutage> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return new RedisOutage(server, typeof address === 'object' ? (address?.port ?? 0) : 0, target);
  }

  get url(): string {
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  begin(): void {
    this.#isDown = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  end(): void {
    this.#isDown = false;
    this.#answersLeft = Number.POSITIVE_INFINITY;
  }

  /** So many more answers arrive. The next one is lost: Redis did what it was asked, and is away then. */
  beginAfter(answers: number): void {
    this.#answersLeft = answers;
  }

  /** How many answers have arrived. */
  get answers(): number {
    return this.#answers;
  }

  /** How much later each answer arrives from now on. */
  delayBy(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  #pass(socket: Socket): void {
    if (this.#isDown) {
      socket.destroy();
      return;
    }
    const { hostname, port } = this.#target;
    const redis = connect(Number(port || 6379), hostname);
    for (const end of [socket, redis]) {
      this.#sockets.add(end);
      end.on('error', () => undefined).on('close', () => this.#sockets.delete(end));
    }
    socket.pipe(redis);
    // Either end breaks off when a test says so, which is no failure of the other.
    pipeline(redis, (answers) => this.#delayed(answers), socket).catch(() => undefined);
    socket.on('close', () => redis.destroy());
    redis.on('close', () => socket.destroy());
  }

  /** In order, also when the delay changes. */
  async *#delayed(answers: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const answer of answers) {
      if (this.#delayMs > 0) await sleep(this.#delayMs);
      if (this.#answersLeft-- <= 0) return this.begin();
      this.#answers += 1;
      yield answer;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.begin();
    await new Promise((closed) => this.#server.close(closed));
  }
}
