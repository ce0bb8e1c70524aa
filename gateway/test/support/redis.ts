import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where the integration tests' Redis is. */
export function redisUrl(): URL {
  if (process.env.REDIS_URL === undefined)
    throw new Error('REDIS_URL must name a Redis for the integration tests');
  return new URL(process.env.REDIS_URL);
}

/** Stands in front of Redis, so that a test can take Redis away from one gateway and bring it back. */
export class RedisOutage implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isDown = false;
  readonly port: number;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    server.on('connection', (socket) => this.#pass(socket));
  }

  static async start(): Promise<RedisOutage> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return new RedisOutage(server, typeof address === 'object' ? (address?.port ?? 0) : 0);
  }

  get url(): string {
    const url = redisUrl();
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
  }

  #pass(socket: Socket): void {
    if (this.#isDown) {
      socket.destroy();
      return;
    }
    const { hostname, port } = redisUrl();
    const redis = connect(Number(port || 6379), hostname);
    for (const end of [socket, redis]) {
      this.#sockets.add(end);
      end.on('error', () => undefined).on('close', () => this.#sockets.delete(end));
    }
    socket.pipe(redis).pipe(socket);
    socket.on('close', () => redis.destroy());
    redis.on('close', () => socket.destroy());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.begin();
    await new Promise((closed) => this.#server.close(closed));
  }
}
