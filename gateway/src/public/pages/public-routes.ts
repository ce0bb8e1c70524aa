import { html, PAGE_HEADERS } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { publicCors } from '../../http/cors.ts';
import { allowMethods } from '../../http/methods.ts';
import { HttpProblem } from '../../http/problem.ts';
import { requestIdOf } from '../../http/request-id.ts';
import { note } from '../../http/request-notes.ts';
import { collectionPage, type Match } from './collection-page.ts';
import { directoryPage } from './directory-page.ts';
import { FEED_HEADERS, feed } from './feed.ts';
import { publicPage } from './public-page.ts';
import { sendFresh } from './send-fresh.ts';

export type PublicPagesDeps = {
  readonly callLibrary: CallLibrary;
  /** Counts a request of somebody who has no credential. */
  readonly limit: (req: Request, res: Response) => Promise<void>;
  readonly publicUrl: URL;
  readonly publicMcpUrl: string;
};

const PAGE_SIZE = 50;
const WANTED = z.object({
  q: z.string().max(LIMITS.queryLength).catch(''),
  after: z.string().catch(''),
});

/** Pages of what people have published, all below `/c`, with a feed of each collection. */
export function createPublicPages(deps: PublicPagesDeps): Router {
  const { callLibrary, limit, publicUrl, publicMcpUrl } = deps;
  const collectionOf = (req: Request, res: Response) =>
    callLibrary(undefined, 'GetPublicCollection', { id: String(req.params.id) }, requestIdOf(res));
  const newest = async (id: string, pageToken: string, res: Response) => {
    const page = { id, pageSize: PAGE_SIZE, pageToken, order: 'ORDER_NEWEST' } as const;
    return callLibrary(undefined, 'ListPublicBookmarks', page, requestIdOf(res));
  };

  async function found(id: string, { q, after }: z.infer<typeof WANTED>, res: Response) {
    if (q.trim() === '') {
      const { bookmarks, nextPageToken } = await newest(id, after, res);
      const matches: Match[] = bookmarks.map((bookmark) => ({ bookmark, snippet: '' }));
      return { matches, nextPageToken, problem: undefined };
    }
    const request = { id, query: q, pageSize: PAGE_SIZE, pageToken: after };
    try {
      const answer = await callLibrary(undefined, 'SearchPublicBookmarks', request, requestIdOf(res));
      const matches = answer.matches.flatMap(({ bookmark, snippet }) =>
        bookmark === null ? [] : [{ bookmark, snippet }],
      );
      return { matches, nextPageToken: answer.nextPageToken, problem: undefined };
    } catch (error) {
      if (!(error instanceof HttpProblem) || error.status !== 400) throw error;
      return { matches: [], nextPageToken: '', problem: error };
    }
  }

  const router = Router({ caseSensitive: true });
  router.get('/', limited(limit), async (req, res) => {
    const { q, after } = WANTED.parse(req.query);
    const request = { query: q, pageSize: LIMITS.publicCollectionsPerPage, pageToken: after };
    const directory = await callLibrary(undefined, 'ListPublicCollections', request, requestIdOf(res));
    sendFresh(res, PAGE_HEADERS, directoryPage(q, directory));
  });
  router.get('/:id', limited(limit), async (req, res) => {
    const wanted = WANTED.parse(req.query);
    const collection = await collectionOf(req, res);
    const answer = await found(collection.id, wanted, res);
    if (answer.problem) note(res, { reason: answer.problem.code });
    const document = collectionPage({ collection, query: wanted.q, ...answer, publicMcpUrl });
    if (answer.problem) return void res.status(400).set(NOT_KEPT).send(document);
    sendFresh(res, PAGE_HEADERS, document);
  });
  const feedMethods = ['GET', 'HEAD'];
  router.all('/:id/feed.xml', publicCors(...feedMethods), allowMethods(...feedMethods));
  router.get('/:id/feed.xml', limited(limit), async (req, res) => {
    const collection = await collectionOf(req, res);
    const { bookmarks } = await newest(collection.id, '', res);
    sendFresh(res, FEED_HEADERS, feed(collection, bookmarks, publicUrl));
  });
  router.use(showProblem);
  return router;
}

const NOT_KEPT = { ...PAGE_HEADERS, 'Cache-Control': 'no-store' } as const;

function limited(limit: PublicPagesDeps['limit']): RequestHandler {
  return async (req, res, next) => {
    await limit(req, res);
    next();
  };
}

/** A page for people; what reads feeds gets the problem as everywhere. */
const showProblem: ErrorRequestHandler = (error, req, res, next) => {
  if (!(error instanceof HttpProblem) || res.headersSent || !req.accepts('html')) return next(error);
  note(res, { reason: error.code });
  res.status(error.status).set({ ...NOT_KEPT, ...error.headers });
  res.send(problemPage(error, requestIdOf(res)));
};

function problemPage({ status, message }: HttpProblem, requestId: string): string {
  const text = status === 404 ? 'There is no such collection, or it is not published (any more).' : message;
  return publicPage({
    title: 'That did not work',
    content: html`<div class="notice problem" role="alert"><p>${text}</p></div>
<p class="quiet">Request ${requestId}</p>`,
  });
}
