import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** Listens on the port, or on a free one, and says so as the services of the product do, so that they are started in the same way. */
export async function listenAndSay(server: Server, wanted = 0): Promise<void> {
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port })}\n`);
}
