import { allowAtProxy } from '@bookmarks/dev/allow-at-proxy';
import type { FetchLike } from '@modelcontextprotocol/client';

/** What a client sees that takes the second authorization server of the metadata, and whose person agrees and signs in as `user`. */
export function throughTheProxy(user: string): FetchLike {
  return allowAtProxy(user, async (input, init) => {
    const response = await fetch(input, init);
    const isMetadata = new URL(input).pathname.startsWith('/.well-known/oauth-protected-resource');
    return isMetadata ? secondServerFirst(response) : response;
  });
}

async function secondServerFirst(response: Response): Promise<Response> {
  const metadata = (await response.json()) as { authorization_servers: string[] };
  const authorization_servers = metadata.authorization_servers.toReversed();
  return Response.json({ ...metadata, authorization_servers });
}
