import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { closeGracefully, createHttpServer, retireConnections } from '@bookmarks/http-server';
import { expect, test } from '@jest/globals';
import { headOf, open, send } from './support/http-client.ts';

const LONG_MS = 60_000;

async function listening(server: Server): Promise<Server> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** A server that leaves its answers to the test. */
async function aPatientServer() {
  const waiting: ServerResponse[] = [];
  const server = await listening(createHttpServer((_req, res) => void waiting.push(res)));
  const outgoing = open(server, { headers: [['host', 'x']] });
  const answer = headOf(outgoing);
  outgoing.end();
  await once(server, 'request');
  return { server, answer, finish: () => waiting[0]?.end('done') };
}

test('bounds the headers and the times of a request', async () => {
  const server = await listening(createHttpServer((_req, res) => void res.end()));
  const answer = await send(server, {
    headers: [
      ['host', 'x'],
      ['x', 'y'.repeat(16 * 1024)],
    ],
  });
  expect(answer.status).toBe(431);
  expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
  // Above the 60 s of common load balancers, so that these close first; but not for ever.
  expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  expect(server.keepAliveTimeout).toBeLessThan(120_000);
  expect(server.maxConnections).toBeGreaterThan(0);
  await closeGracefully(server, LONG_MS);
});

test('refuses a request that has both Content-Length and Transfer-Encoding', async () => {
  const server = await listening(createHttpServer((_req, res) => void res.end()));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  );
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  await closeGracefully(server, LONG_MS);
});

test('answers on while it retires its connections, each of which ends with its answer', async () => {
  const server = await listening(createHttpServer((_req, res) => void res.end('done')));
  using agent = new KeepAliveAgent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  const connectionOf = async () => {
    const [answer] = await once(get({ port, host: '127.0.0.1', agent }), 'response');
    expect(await text(answer)).toBe('done');
    return answer.headers.connection;
  };
  expect(await connectionOf()).toBe('keep-alive');
  await retireConnections(server, 0);
  expect([await connectionOf(), await connectionOf()]).toEqual(['close', 'close']);
  await closeGracefully(server, LONG_MS);
});

test('ends a connection with an answer that was under way when it began to retire', async () => {
  const server = await listening(createHttpServer(() => undefined));
  using agent = new KeepAliveAgent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  const answered = once(get({ port, host: '127.0.0.1', agent }), 'response');
  const [, res] = await once(server, 'request');
  await retireConnections(server, 0);
  res.end('done');
  const [answer] = await answered;
  expect(await text(answer)).toBe('done');
  expect(answer.headers.connection).toBe('close');
  await closeGracefully(server, LONG_MS);
});

test('does not close while somebody holds a connection that may bring one more request', async () => {
  const server = await listening(createHttpServer((_req, res) => void res.end('done')));
  const { port } = server.address() as AddressInfo;
  const held = connect(port, '127.0.0.1');
  await once(held, 'connect');
  const retired = retireConnections(server, LONG_MS / 1000).then(() => closeGracefully(server, LONG_MS));
  await delay(LONG_MS / 1000);
  held.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(await text(held)).toMatch(/^HTTP\/1\.1 200 .*done/s);
  await retired;
});

test('lets a running request finish before it closes', async () => {
  const { server, answer, finish } = await aPatientServer();
  const closed = closeGracefully(server, LONG_MS);
  expect(server.listening).toBe(false);
  finish();
  expect(await text(await answer)).toBe('done');
  await closed;
});

test('ends a request that does not finish in time', async () => {
  const { server, answer } = await aPatientServer();
  const broken = expect(answer).rejects.toThrow('hang up');
  await closeGracefully(server, 1);
  await broken;
});

test('does not wait for kept-alive connections that have nothing more to carry', async () => {
  const server = await listening(createHttpServer(() => undefined));
  using agent = new KeepAliveAgent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  const answer = once(get({ port, host: '127.0.0.1', agent }), 'response');
  const [, res] = await once(server, 'request');
  const closed = closeGracefully(server, LONG_MS);
  res.end('done');
  await text((await answer)[0]);
  await closed;
});

class KeepAliveAgent extends Agent implements Disposable {
  [Symbol.dispose]() {
    this.destroy();
  }
}
