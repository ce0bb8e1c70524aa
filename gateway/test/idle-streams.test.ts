import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { bearer, HOST, startGateway, until } from './support/gateway.ts';
import { headOf, open } from './support/http-client.ts';

/** The head of an answer that streams, through a gateway that bears with so much silence. */
async function aStream(
  idleTimeoutMs: number,
  write: (send: (event: string) => void, end: () => void) => void,
) {
  const resources = new AsyncDisposableStack();
  const gateway = resources.use(await startGateway({ idleTimeoutMs }));
  gateway.upstream.answer = (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    write(
      (event) => res.write(`data: ${event}\n\n`),
      () => res.end(),
    );
  };
  const outgoing = open(gateway.server, {
    method: 'GET',
    path: '/mcp',
    headers: [HOST, bearer(await gateway.aToken())],
  });
  const head = headOf(outgoing);
  outgoing.end();
  return { gateway, answer: await head, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

test('a stream that falls silent for too long is ended, on both sides', async () => {
  await using stream = await aStream(50, (send) => send('1'));
  await once(stream.answer, 'data');
  await expect(text(stream.answer)).rejects.toThrow('aborted');
  await until(() => stream.gateway.upstream.aborted === 1);
});

test('a stream of which the client takes nothing for too long is ended, on both sides', async () => {
  await using stream = await aStream(50, (send) => send('x'.repeat(64 * 1024 * 1024)));
  await until(() => stream.gateway.upstream.aborted === 1);
});

test('a stream may last longer than it may be silent', async () => {
  await using stream = await aStream(1000, (send, end) => {
    let events = 0;
    const beat = setInterval(() => {
      events += 1;
      send(String(events));
      if (events < 10) return;
      clearInterval(beat);
      end();
    }, 110);
  });
  expect(await text(stream.answer)).toContain('data: 10');
});
