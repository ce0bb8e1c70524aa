import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { createLoad } from './load.ts';
import { requestBytes } from './request-bytes.ts';

async function listen(listener: RequestListener): Promise<{ server: Server; url: URL }> {
  const server = createServer(listener).listen(0);
  await once(server, 'listening');
  return { server, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`) };
}

const echo: RequestListener = async (request, response) => {
  response.end(`${request.method} ${request.url} ${request.headers['x-name']} ${await text(request)}`);
};

describe('createLoad', () => {
  test('it sends prepared requests, as many at once as there are connections', async () => {
    let open = 0;
    let most = 0;
    const { server, url } = await listen(async (request, response) => {
      open += 1;
      most = Math.max(most, open);
      await echo(request, response);
      open -= 1;
    });
    await using _server = server;
    using load = createLoad({ url, connections: 2 });
    const request = (n: number) => requestBytes({ url, headers: { 'x-name': 'me' }, body: `é${n}` });
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => load.call(request(n))));
    expect(answers.map(({ status, body }) => `${status} ${body}`)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `200 POST /mcp me é${n}`),
    );
    expect(most).toBeLessThanOrEqual(2);
  });

  test('it fails a call whose connection breaks, and connects again', async () => {
    let calls = 0;
    const { server, url } = await listen((request, response) => {
      calls += 1;
      if (calls === 1) request.socket.destroy();
      else void echo(request, response);
    });
    await using _server = server;
    using load = createLoad({ url, connections: 1 });
    const request = requestBytes({ url, headers: {}, body: '' });
    await expect(load.call(request)).rejects.toThrow('closed before the answer');
    expect((await load.call(request)).status).toBe(200);
  });
});
