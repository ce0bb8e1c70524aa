import { ResourceNotFoundError, type Server } from '@modelcontextprotocol/server';
import { type ResourceLibrary, readResource } from './read-resource.ts';
import { RESOURCE_TEMPLATES, RESOURCES } from './resource-list.ts';

/** Resources over one caller's library. */
export function serveResources(
  server: Server,
  library: ResourceLibrary,
  orRefuse: <Result>(work: Promise<Result>) => Promise<Result>,
): void {
  server.setRequestHandler('resources/list', () => ({ resources: [...RESOURCES] }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [...RESOURCE_TEMPLATES],
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
    const found = await orRefuse(readResource(library, uri));
    if (found === undefined) throw new ResourceNotFoundError(uri);
    return { contents: [{ uri, ...found }] };
  });
}
