import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE_SIZE = 50;

/** Raindrop's API as far as an import asks for it, below the name of its host; what is in `raindrops` may change. */
export async function startRaindropApi(raindrops: object[], accessToken: string) {
  const answers: Readonly<Record<string, (page: number) => object[]>> = {
    '/collections': () => [{ _id: 1, title: 'Work' }],
    '/collections/childrens': () => [{ _id: 2, title: 'Projects', parent: { $id: 1 } }],
    '/raindrops/0': (page) => raindrops.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const answer = answers[pathname.replace('/api.raindrop.io/rest/v1', '')];
    const isUser = request.headers.authorization === `Bearer ${accessToken}`;
    if (answer === undefined || !isUser) return void response.writeHead(answer ? 401 : 404).end();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ result: true, items: answer(Number(searchParams.get('page'))) }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
