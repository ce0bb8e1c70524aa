import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { SetupError } from './setup-error.ts';

/** Below the ports that systems give to outgoing connections, so that none of these takes the port meanwhile. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_767;
const ATTEMPTS = 100;

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if ((await obstacleAt(port)) === undefined) return port;
  }
  throw new SetupError(`No port between ${FIRST_PORT} and ${LAST_PORT} is free.`);
}

/** `count` free ports in a row, for programs that take a range. */
export async function freePortRange(count: number): Promise<number[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const first = await freePort();
    const range = Array.from({ length: count }, (_, index) => first + index);
    const obstacles = await Promise.all(range.map(obstacleAt));
    if (obstacles.every((obstacle) => obstacle === undefined)) return range;
  }
  throw new SetupError(`No ${count} ports in a row are free.`);
}

/** Checks the ports that settings choose, such as `{ PORT: 8080 }`. @throws {SetupError} for the first that is taken. */
export async function assertPortsFree(portOfSetting: Readonly<Record<string, number>>): Promise<void> {
  for (const [setting, port] of Object.entries(portOfSetting)) {
    const obstacle = await obstacleAt(port);
    if (obstacle === undefined) continue;
    const reason = obstacle === 'EADDRINUSE' ? 'is taken' : `cannot be used (${obstacle})`;
    throw new SetupError(
      `Port ${port} ${reason}: stop what uses it, or choose another with ${setting}=${port + 1000}.`,
    );
  }
}

/** A listener on one address does not always hinder a listener on all, so both are tried. */
async function obstacleAt(port: number): Promise<string | undefined> {
  return (await bindError({ port })) ?? (await bindError({ port, host: '127.0.0.1' }));
}

async function bindError(address: { port: number; host?: string }): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(address);
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
}
