import type { Bookmark } from '../../src/bookmarks/bookmark.ts';
import { callerOf, type ERAS } from './eras.ts';
import { InMemoryBookmarks } from './in-memory-bookmarks.ts';
import { aService } from './service.ts';

/** A client connected to a service, and the library that its tools use. */
export async function aToolSession(connectTo: (typeof ERAS)[number][1], saved: readonly Bookmark[]) {
  const resources = new AsyncDisposableStack();
  const library = new InMemoryBookmarks(saved);
  const service = resources.use(await aService(() => library));
  const call = callerOf(await connectTo(service));
  return { library, call, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
