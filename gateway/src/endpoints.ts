import { SCOPES, type Scope } from '@bookmarks/identity';

/** An address at which clients speak MCP. */
export type Endpoint = {
  readonly path: string;
  /** The URL that clients use is the resource identifier (RFC 9728 §3.3), since the strictest compare the two. */
  readonly resource: string;
  /** Absolute, since clients refuse anything else; from the settings, never from the Host header. */
  readonly metadataUrl: string;
  /** Whose tokens are good here. */
  readonly audiences: readonly string[];
  /** All that can be used here: nobody is asked for more, and more is not handed on. */
  readonly scopes: readonly Scope[];
};

export type Endpoints = { readonly main: Endpoint; readonly narrower: readonly Endpoint[] };

/** A path below `/mcp` serves a part of what `/mcp` does, so the tokens of `/mcp` are good there; never the reverse. */
export function createEndpoints(publicUrl: URL): Endpoints {
  const at = (path: string, scopes: readonly Scope[]): Omit<Endpoint, 'audiences'> => ({
    path,
    resource: new URL(path, publicUrl).href,
    metadataUrl: new URL(`/.well-known/oauth-protected-resource${path}`, publicUrl).href,
    scopes,
  });
  const main = at('/mcp', SCOPES);
  const narrower = ['/mcp/readonly', '/mcp/research'].map((path) => at(path, ['bookmarks:read']));
  return {
    main: { ...main, audiences: [main.resource] },
    narrower: narrower.map((endpoint) => ({ ...endpoint, audiences: [endpoint.resource, main.resource] })),
  };
}
