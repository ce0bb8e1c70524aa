import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SITES = 400;

/** As many sites as there are addresses of this machine, and what they saw of those who asked. */
export async function startSites() {
  const asking = new Map<string, number>();
  const seen = { pages: new Set<string>(), asked: 0, mostOfASite: 0, mostAtOnce: 0 };
  const server = createServer(async (req, res) => {
    const site = req.socket.localAddress ?? '';
    asking.set(site, (asking.get(site) ?? 0) + 1);
    seen.asked += 1;
    seen.mostOfASite = Math.max(seen.mostOfASite, asking.get(site) ?? 0);
    seen.mostAtOnce = Math.max(
      seen.mostAtOnce,
      [...asking.values()].reduce((sum, count) => sum + count, 0),
    );
    seen.pages.add(`${site}${req.url}`);
    // As long as there are others to be asked.
    await new Promise((turn) => setImmediate(turn));
    asking.set(site, (asking.get(site) ?? 1) - 1);
    res.writeHead(200, { 'content-type': 'text/html' }).end(`<title>Page ${req.url}</title><p>Of ${site}`);
  });
  await once(server.listen(0, '0.0.0.0'), 'listening');
  const { port } = server.address() as AddressInfo;
  const urlOf = (page: number) =>
    `http://127.1.${Math.floor((page % SITES) / 200)}.${1 + (page % 200)}:${port}/${page}`;
  return {
    seen,
    urlOf,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
