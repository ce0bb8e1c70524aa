import { listen } from '@bookmarks/grpc-server';
import { type GetPageRequest, type GetPageResponse, PageServiceClient } from '@bookmarks/protos';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { credentials, status as Status } from '@grpc/grpc-js';
import { expect, test } from '@jest/globals';
import { HealthImplementation } from 'grpc-health-check';
import type { GetPage } from './pages/get-page.ts';
import { BusyError, InvalidRequestError } from './pages/page-error.ts';
import { createServer } from './server.ts';

const ANSWER = {
  outcome: 'not_found',
  httpStatus: 404,
  finalUrl: 'https://site.example/',
  contentType: 'text/html',
  etag: '"1"',
  lastModified: '',
  retryAfterSeconds: 0,
  page: undefined,
} as const;

/** The service on a free port, and a client of it. */
async function aService(getPage: GetPage) {
  const resources = new AsyncDisposableStack();
  const lines: string[] = [];
  const metrics = createMetrics('test');
  const log = createLogger('test', 'info', { write: (line) => void lines.push(line) });
  const health = new HealthImplementation({ '': 'SERVING' });
  const { port } = resources.use(await listen(createServer({ getPage, health, metrics, log }), 0));
  const client = resources.adopt(
    new PageServiceClient(`127.0.0.1:${port}`, credentials.createInsecure()),
    (opened) => opened.close(),
  );
  const call = (request: Partial<GetPageRequest>, deadlineMs = 10_000) =>
    new Promise<GetPageResponse | undefined>((resolve, reject) => {
      client.GetPage(request, { deadline: Date.now() + deadlineMs }, (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  return { call, lines, metrics, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

const URL_OF_PAGE = 'https://site.example/secret-path';

test('what became of a page is an answer', async () => {
  const asked: unknown[] = [];
  await using service = await aService(async (request) => {
    asked.push(request);
    return ANSWER;
  });
  await expect(service.call({ url: URL_OF_PAGE, etag: '"0"' })).resolves.toEqual({
    ...ANSWER,
    outcome: 'OUTCOME_NOT_FOUND',
    page: null,
  });
  expect(asked).toEqual([{ url: URL_OF_PAGE, etag: '"0"', lastModified: '' }]);
});

test('what a page says comes with it', async () => {
  const page = {
    ...{
      title: 'Title',
      description: 'D',
      siteName: 'S',
      canonicalUrl: 'https://c.example/',
      faviconUrl: '',
    },
    ...{ language: 'de', text: 'T', truncated: true, readingMinutes: 3 },
  };
  await using service = await aService(async () => ({ ...ANSWER, outcome: 'ok', page }));
  await expect(service.call({ url: URL_OF_PAGE })).resolves.toMatchObject({ outcome: 'OUTCOME_OK', page });
});

test.each([
  [
    'a mistake of who asks',
    new InvalidRequestError('That is no URL.'),
    Status.INVALID_ARGUMENT,
    'That is no URL.',
  ],
  ['too many that wait', new BusyError('Busy.'), Status.RESOURCE_EXHAUSTED, 'Busy.'],
  ['a fault of ours', new Error('secret'), Status.INTERNAL, 'Internal error'],
])('%s is a status', async (_what, error, code, details) => {
  await using service = await aService(() => Promise.reject(error));
  await expect(service.call({ url: URL_OF_PAGE })).rejects.toMatchObject({ code, details });
});

test('a URL that is longer than bookmarks have is no page', async () => {
  await using service = await aService(async () => ANSWER);
  const url = `https://site.example/${'x'.repeat(2048)}`;
  await expect(service.call({ url })).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
});

test('a call whose time is over is let go', async () => {
  const letGo = Promise.withResolvers<void>();
  await using service = await aService(async (_request, signal) => {
    signal.addEventListener('abort', () => letGo.resolve());
    await letGo.promise;
    throw signal.reason;
  });
  await expect(service.call({ url: URL_OF_PAGE }, 50)).rejects.toMatchObject({
    code: Status.DEADLINE_EXCEEDED,
  });
  await letGo.promise;
});

test('which pages are asked for is in no log and no metric, and what became of them is', async () => {
  await using service = await aService(async () => ANSWER);
  await service.call({ url: URL_OF_PAGE });
  await using failing = await aService(() => Promise.reject(new Error('a fault of ours')));
  await expect(failing.call({ url: URL_OF_PAGE })).rejects.toThrow();
  const measured = await service.metrics.registry.metrics();
  expect([measured, ...service.lines, ...failing.lines].join()).not.toMatch(/site\.example|secret-path/);
  expect(measured).toContain('page_seconds_count{service="test",outcome="not_found"} 1');
  expect(failing.lines.join()).toContain('a fault of ours');
});
