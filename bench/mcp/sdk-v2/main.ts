import { createServer as createHttpServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import express from 'express';
import { createServer } from '../../baseline/mcp-service/create-server.ts';
import { listenAndSay } from '../../processes/listen-and-say.ts';
import { PLAIN_BOOKMARKS } from '../plain-bookmarks.ts';

/** Version 2 of the SDK, as its documentation shows it: on Express, with a factory that registers the tools. */
const handler = toNodeHandler(createMcpHandler(() => createServer(PLAIN_BOOKMARKS)));
const app = express();
app.use(express.json());
app.all('/mcp', (request, response) => handler(request, response, request.body));
await listenAndSay(createHttpServer(app));
