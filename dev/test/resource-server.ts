import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express, { type Express, type RequestHandler } from 'express';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';

export type ResourceServer = AsyncDisposable & {
  readonly url: string;
  /** Starts to serve, once the authorization server that it trusts is known. */
  readonly trust: (issuer: string) => void;
  /** The headers of every request that carried an accepted token, oldest first. */
  readonly accepted: IncomingHttpHeaders[];
  /** Refuses the tokens that were issued so far, as if they had been revoked. */
  readonly refuseKnownTokens: () => void;
};

/** A small MCP server that wants a token for itself: what the gateway is to Poke. */
export async function startResourceServer(): Promise<ResourceServer> {
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}/mcp`;
  const accepted: IncomingHttpHeaders[] = [];
  const refused = new Set<unknown>();
  const seen = new Set<unknown>();
  return {
    url,
    accepted,
    trust(issuer) {
      const onToken = (headers: IncomingHttpHeaders, { jti }: JWTPayload) => {
        if (refused.has(jti)) throw new Error('revoked');
        seen.add(jti);
        accepted.push(headers);
      };
      server.on('request', createApp({ url, issuer, onToken }));
    },
    refuseKnownTokens: () => {
      for (const jti of seen) refused.add(jti);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function createApp(deps: {
  readonly url: string;
  readonly issuer: string;
  readonly onToken: (headers: IncomingHttpHeaders, claims: JWTPayload) => void;
}): Express {
  const { origin } = new URL(deps.url);
  const metadataPath = '/.well-known/oauth-protected-resource/mcp';
  const app = express();
  app.get(metadataPath, (_request, response) => {
    response.json({ resource: deps.url, authorization_servers: [deps.issuer] });
  });
  app.post(
    '/mcp',
    requireToken({ ...deps, metadataUrl: `${origin}${metadataPath}` }),
    express.json(),
    serveMcp,
  );
  app.all('/mcp', (_request, response) => void response.status(405).end());
  return app;
}

function requireToken(
  deps: Parameters<typeof createApp>[0] & { readonly metadataUrl: string },
): RequestHandler {
  const jwks = createRemoteJWKSet(new URL(`${deps.issuer}/oauth2/jwks`));
  return async (request, response, next) => {
    try {
      const token = request.get('authorization')?.replace(/^Bearer /, '') ?? '';
      const { payload } = await jwtVerify(token, jwks, { issuer: deps.issuer, audience: deps.url });
      deps.onToken(request.headers, payload);
    } catch {
      response.set('WWW-Authenticate', `Bearer resource_metadata="${deps.metadataUrl}"`).status(401).end();
      return;
    }
    next();
  };
}

const serveMcp: RequestHandler = async (request, response) => {
  const server = new McpServer({ name: 'shelf', version: '1.0.0' }, { instructions: 'Ask for a book.' });
  server.registerTool('list_bookmarks', { description: 'Lists bookmarks.' }, () => ({
    content: [{ type: 'text', text: `No bookmarks (${randomUUID()}).` }],
  }));
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport as Parameters<McpServer['connect']>[0]);
  await transport.handleRequest(request, response, request.body);
};
