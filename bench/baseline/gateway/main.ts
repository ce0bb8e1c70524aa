import { createServer as createHttpServer } from 'node:http';
import { parseEnv, port, secret, url } from '@bookmarks/env';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { Redis } from 'ioredis';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT } from 'jose';
import { listenAndSay } from '../../processes/listen-and-say.ts';

/** The plain assembly's gateway: token, limit, signed identity, proxy, each as the README of its library has it. */
const env = parseEnv(
  {
    PORT: port(8080),
    PUBLIC_URL: url(['http:']),
    AUTHKIT_URL: url(['http:']),
    MCP_SERVICE_URL: url(['http:']),
    REDIS_URL: url(['redis:']),
    IDENTITY_SECRET: secret(),
  },
  process.env,
);
const RESOURCE = new URL('/mcp', env.PUBLIC_URL).href;
const METADATA_PATH = '/.well-known/oauth-protected-resource/mcp';
const METADATA_URL = new URL(METADATA_PATH, env.PUBLIC_URL).href;
/** Far above what one machine can do: what is measured is never a refusal. */
const LIMIT = { requests: 9_000_000, seconds: 900 };

const jwks = createRemoteJWKSet(new URL('/oauth2/jwks', env.AUTHKIT_URL));
const issuer = env.AUTHKIT_URL.origin;
const redis = new Redis(env.REDIS_URL.href);
const identitySecret = new TextEncoder().encode(env.IDENTITY_SECRET);

const authenticate: RequestHandler = async (request, response, next) => {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const { payload } = await jwtVerify(token, jwks, { issuer, audience: RESOURCE });
  response.locals.sub = payload.sub;
  next();
};

const limit: RequestHandler = async (_request, response, next) => {
  const key = `limit:${response.locals.sub}`;
  const [[, count] = []] = (await redis.pipeline().incr(key).expire(key, LIMIT.seconds, 'NX').exec()) ?? [];
  if (Number(count) <= LIMIT.requests) next();
  else response.status(429).set('Retry-After', String(LIMIT.seconds)).json({ error: 'rate_limited' });
};

const signIdentity: RequestHandler = async (request, response, next) => {
  request.headers['x-user-sub'] = await new SignJWT({ scope: 'bookmarks:read bookmarks:write' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(response.locals.sub)
    .setIssuedAt()
    .setIssuer('gateway')
    .setAudience(['mcp-service', 'bookmark-service'])
    .setExpirationTime('30s')
    .sign(identitySecret);
  delete request.headers.authorization;
  next();
};

const proxy = createProxyMiddleware({
  target: new URL('/mcp', env.MCP_SERVICE_URL).href,
  changeOrigin: true,
});

const answerError: ErrorRequestHandler = (error, _request, response, _next) => {
  const isTokenBad = error instanceof errors.JOSEError;
  if (isTokenBad) response.set('WWW-Authenticate', `Bearer resource_metadata="${METADATA_URL}"`);
  response.status(isTokenBad ? 401 : 500).json({ error: isTokenBad ? 'invalid_token' : 'internal' });
};

const app = express();
app.get(METADATA_PATH, (_request, response) => {
  response.json({ resource: RESOURCE, authorization_servers: [issuer] });
});
app.use('/mcp', authenticate, limit, signIdentity, proxy);
app.use(answerError);

await listenAndSay(createHttpServer(app), env.PORT);
process.once('SIGTERM', () => process.exit());
