import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** Listens on a free port and says so as the services of the product do, so that they are started in the same way. */
export async function listenAndSay(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port })}\n`);
}
