import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, request as send } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export type Listening = AsyncDisposable & { readonly origin: string };

export function startHttp(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  return listening(server, () => server.closeAllConnections());
}

/** A port on which something else than HTTP is spoken. */
export function startMailServer(): Promise<Listening> {
  return listening(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.resume(); // What nobody reads would keep the connection open.
      socket.end('220 mail.example ESMTP\r\n');
    }),
  );
}

/** An MCP server for everybody, as the SDK's first examples show it: no tokens, and sessions in its memory. */
export function startOpenServer(): Promise<Listening> {
  const transports = new Map<string, StreamableHTTPServerTransport>();
  let sessions = 0;
  return startHttp(async (request, response) => {
    if (request.url !== '/mcp') return void response.writeHead(404).end();
    const known = transports.get(String(request.headers['mcp-session-id']));
    if (known !== undefined) return void (await known.handleRequest(request, response));
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => `session-${++sessions}`,
      onsessioninitialized: (id) => void transports.set(id, transport),
    });
    const server = new McpServer({ name: 'shelf', version: '1.0.0' });
    server.registerTool('greet', {}, () => ({ content: [{ type: 'text', text: 'Hello.' }] }));
    await server.connect(transport as Parameters<McpServer['connect']>[0]);
    await transport.handleRequest(request, response);
  });
}

/** A proxy that loses these headers on the way to the server and back. */
export function startProxy(target: string, lost: readonly string[]): Promise<Listening> {
  const { host } = new URL(target);
  const kept = (headers: IncomingHttpHeaders) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !lost.includes(name)));
  return startHttp((request, response) => {
    const onwards = send(new URL(request.url ?? '/', target), {
      method: request.method,
      headers: { ...kept(request.headers), host },
    });
    onwards.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, kept(answer.headers));
      answer.pipe(response);
    });
    onwards.on('error', () => void response.writeHead(502).end());
    response.on('close', () => onwards.destroy());
    request.pipe(onwards);
  });
}

export async function listening(server: Server, closeConnections = () => {}): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    closeConnections();
    await server[Symbol.asyncDispose]();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: stop,
  };
}
