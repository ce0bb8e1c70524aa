import { once } from 'node:events';
import type { Logger } from '@bookmarks/telemetry';
import { Redis } from 'ioredis';

const CONNECT_TIMEOUT_MS = 500;
/** Long enough for a hiccup of this machine not to look like an outage. */
const COMMAND_TIMEOUT_MS = 250;
const MAX_RECONNECT_DELAY_MS = 2000;

/**
 * A client whose commands may take so long and no longer. Its limit is fair: a process that stood still (a collection of
 * garbage, a busy machine) finds timer and answer together, and reads the answer first. ioredis's own limit would fail
 * each command that waited, and every caller would take Redis to be away.
 */
class FairlyTimedRedis extends Redis {
  #isCorked = false;

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const timer = setTimeout(
      () =>
        setImmediate(() => command.reject(new Error(`Redis did not answer within ${COMMAND_TIMEOUT_MS} ms`))),
      COMMAND_TIMEOUT_MS,
    );
    const settled = () => clearTimeout(timer);
    command.promise.then(settled, settled);
    if (!this.#isCorked) this.#sendTogether();
    return super.sendCommand(command, stream);
  }

  /** What is asked for in one turn of the event loop goes out in one write, which costs more than what it carries. */
  #sendTogether(): void {
    const { stream } = this;
    // There is none before the first connection.
    if (!stream?.writable) return;
    this.#isCorked = true;
    stream.cork();
    setImmediate(() => {
      this.#isCorked = false;
      stream.uncork();
    });
  }
}

/** Disposing of it ends the connection and the attempts to make one. */
export type RedisConnection = Disposable & {
  readonly client: Redis;
  /** Fulfilled as soon as the first attempt has succeeded or failed: whoever waits for it finds Redis there if it is. */
  readonly firstAttempt: Promise<void>;
};

/**
 * A client that fails at once while Redis is away, instead of holding requests in a queue, and that comes back by
 * itself. It never stops the process: every user has something else to do without Redis.
 */
export function openRedis({ url, log }: { url: string; log: Logger }): RedisConnection {
  const client = new FairlyTimedRedis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // Whoever subscribes knows what is still wanted after a break, and does so again.
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_DELAY_MS),
  });
  const firstAttempt = once(client, 'ready', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) }).then(
    () => undefined,
    () => undefined,
  );
  let isUp: boolean | undefined;
  let isClosed = false;
  client.on('ready', () => {
    if (isUp !== true) log.info('Redis is reachable');
    isUp = true;
  });
  const isGone = (error?: Error) => {
    if (isUp !== false && !isClosed) log.error({ err: error }, 'Redis is not reachable; going on without it');
    isUp = false;
  };
  client.on('error', isGone);
  // Whoever ends a connection that nothing is sent on gives no reason.
  client.on('close', () => isGone());
  return {
    client,
    firstAttempt,
    [Symbol.dispose]() {
      // To be closed while it still connects is an error to ioredis and no news to us.
      isClosed = true;
      client.disconnect();
    },
  };
}
