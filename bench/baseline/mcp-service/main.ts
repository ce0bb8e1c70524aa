import { createServer as createHttpServer } from 'node:http';
import { parseEnv, port, secret } from '@bookmarks/env';
import { Client, credentials } from '@grpc/grpc-js';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { type AuthInfo, createMcpHandler } from '@modelcontextprotocol/server';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { listenAndSay } from '../../processes/listen-and-say.ts';
import { createBookmarks } from './bookmarks.ts';
import { createServer } from './create-server.ts';

/** The plain assembly's MCP service: a server for each request, with every tool, as the SDK's documentation has it. */
const env = parseEnv(
  { PORT: port(8081), BOOKMARK_SERVICE_ADDRESS: z.string(), IDENTITY_SECRET: secret() },
  process.env,
);
const identitySecret = new TextEncoder().encode(env.IDENTITY_SECRET);
const client = new Client(env.BOOKMARK_SERVICE_ADDRESS, credentials.createInsecure());

const requireIdentity: RequestHandler = async (request: Request & { auth?: AuthInfo }, _response, next) => {
  const token = request.header('x-user-sub') ?? '';
  const { payload } = await jwtVerify(token, identitySecret, { issuer: 'gateway', audience: 'mcp-service' });
  request.auth = { token, clientId: String(payload.sub), scopes: String(payload.scope).split(' ') };
  next();
};

const answerError: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(401).json({ jsonrpc: '2.0', id: null, error: { code: -32001, message: 'Unauthorized' } });
};

const handler = toNodeHandler(
  createMcpHandler(({ authInfo }) => createServer(createBookmarks(client, authInfo?.token ?? ''))),
);

const app = express();
app.use(express.json());
app.use(requireIdentity);
app.all('/mcp', (request, response) => handler(request, response, request.body));
app.use(answerError);

await listenAndSay(createHttpServer(app), env.PORT);
process.once('SIGTERM', () => process.exit());
