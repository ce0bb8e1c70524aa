import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { aLog } from '../../test/support/gateway.ts';
import { headOf, open, send } from '../../test/support/http-client.ts';
import { createAnswerError, HttpProblem } from './problem.ts';

/** A server whose every answer is `error`, after `begin` if there is one. */
async function aFailingServer(error: unknown, begin?: string) {
  const { lines, log } = aLog();
  const answerError = createAnswerError({ log });
  const server = createServer((_req, res) => {
    res.setHeader('X-Request-Id', 'req-12345678');
    if (begin !== undefined) res.write(begin);
    answerError(error, res);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, lines, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const busy = () =>
  new HttpProblem(
    { status: 503, code: 'busy', detail: 'Come back later.', headers: { 'Retry-After': '5' } },
    { cause: new Error('the reason') },
  );

test('answers with problem details and the headers of the problem', async () => {
  await using failing = await aFailingServer(busy());
  const answer = await send(failing.server, { headers: [['host', 'x']] });
  expect(answer.status).toBe(503);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'retry-after': '5',
  });
  expect(JSON.parse(answer.body)).toEqual({
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    detail: 'Come back later.',
    code: 'busy',
    request_id: 'req-12345678',
  });
});

test('logs the cause of what is our fault, and nothing of what is the client’s', async () => {
  await using ours = await aFailingServer(busy());
  await send(ours.server, { headers: [['host', 'x']] });
  expect(ours.lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', code: 'busy', request_id: 'req-12345678', err: { message: 'the reason' } },
  ]);

  await using theirs = await aFailingServer(new HttpProblem({ status: 404, code: 'x', detail: 'y' }));
  await send(theirs.server, { headers: [['host', 'x']] });
  expect(theirs.lines).toEqual([]);
});

test.each([[new Error('secret')], ['secret'], [undefined]])('says nothing about %p', async (error) => {
  await using failing = await aFailingServer(error);
  const answer = await send(failing.server, { headers: [['host', 'x']] });
  expect([answer.status, JSON.parse(answer.body).code]).toEqual([500, 'internal']);
  expect(answer.body).not.toContain('secret');
});

test('breaks an answer off that has begun', async () => {
  await using failing = await aFailingServer(busy(), 'half');
  const outgoing = open(failing.server, { headers: [['host', 'x']] });
  outgoing.end();
  await expect(headOf(outgoing).then(text)).rejects.toThrow(/aborted|hang up/);
});
