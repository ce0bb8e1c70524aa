import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { registerTools } from '../../baseline/mcp-service/create-server.ts';
import { listenAndSay } from '../../processes/listen-and-say.ts';
import { PLAIN_BOOKMARKS } from '../plain-bookmarks.ts';

/** Version 1 of the SDK on Express, as its example of a server without sessions shows it, with answers in JSON. */
const app = express();
app.use(express.json());
app.post('/mcp', async (request, response) => {
  const server = new McpServer({ name: 'bookmarks', version: '1.0.0' });
  registerTools(server as unknown as Parameters<typeof registerTools>[0], PLAIN_BOOKMARKS);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => {
    void transport.close();
    void server.close();
  });
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response, request.body);
});
await listenAndSay(createServer(app));
