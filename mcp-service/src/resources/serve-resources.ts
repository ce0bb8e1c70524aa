import { ResourceNotFoundError, type Server } from '@modelcontextprotocol/server';
import { BOOKMARK_BROWSER_URI, bookmarkBrowser } from './bookmark-browser.ts';
import { type ResourceLibrary, readResource } from './read-resource.ts';
import { RESOURCE_TEMPLATES, RESOURCES } from './resource-list.ts';

type ResourcesDeps = {
  readonly library: ResourceLibrary;
  /** Whether this caller can change the library here. */
  readonly mayWrite: () => boolean;
  /** How long what changes with a release only may be kept. */
  readonly offerHint: { readonly ttlMs: number; readonly cacheScope: 'private' };
  readonly orRefuse: <Result>(work: Promise<Result>) => Promise<Result>;
};

/** Resources over one caller's library, and the app, which is not listed: the tools that it belongs to name it. */
export function serveResources(
  server: Server,
  { library, mayWrite, offerHint, orRefuse }: ResourcesDeps,
): void {
  server.setRequestHandler('resources/list', () => ({ resources: [...RESOURCES] }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [...RESOURCE_TEMPLATES],
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
    if (uri === BOOKMARK_BROWSER_URI)
      return { contents: [{ uri, ...bookmarkBrowser(mayWrite()) }], ...offerHint };
    const found = await orRefuse(readResource(library, uri));
    if (found === undefined) throw new ResourceNotFoundError(uri);
    return { contents: [{ uri, ...found }] };
  });
}
