import { listen } from '@bookmarks/grpc-server';
import { type PageServiceHandlers, pageServiceDefinition } from '@bookmarks/protos';
import { Server, status as Status } from '@grpc/grpc-js';
import { expect, test } from '@jest/globals';
import { PagesAwayError } from '../pages/get-page.ts';
import { createPageClient } from './page-client.ts';

const WANTED = { url: 'https://site.example/', etag: '', lastModified: '' };

/** A page service that answers like this, and a client of it. */
async function aPageService(answer: PageServiceHandlers['GetPage']) {
  const resources = new AsyncDisposableStack();
  const server = new Server();
  server.addService(pageServiceDefinition, { GetPage: answer });
  const { port } = resources.use(await listen(server, 0));
  const { getPage } = resources.adopt(createPageClient(`127.0.0.1:${port}`), (client) => client.close());
  return { getPage, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

test.each([Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED, Status.DEADLINE_EXCEEDED])(
  'the status %i says nothing of the page',
  async (code) => {
    await using service = await aPageService((_call, callback) => callback({ code }));
    await expect(service.getPage(WANTED, new AbortController().signal)).rejects.toThrow(PagesAwayError);
  },
);

test('a fault of the page service may be one of the page', async () => {
  await using service = await aPageService((_call, callback) => callback({ code: Status.INTERNAL }));
  const asked = service.getPage(WANTED, new AbortController().signal);
  await expect(asked).rejects.not.toThrow(PagesAwayError);
});

test('nobody waits for a page when the time to end has come, before it was asked for or after', async () => {
  const reached = Promise.withResolvers<void>();
  await using service = await aPageService(() => reached.resolve());
  await expect(service.getPage(WANTED, AbortSignal.abort())).rejects.toThrow(PagesAwayError);
  const stop = new AbortController();
  const asked = service.getPage(WANTED, stop.signal);
  await Promise.all([
    expect(asked).rejects.toThrow(PagesAwayError),
    reached.promise.then(() => stop.abort()),
  ]);
});
