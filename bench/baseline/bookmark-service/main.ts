import { parseEnv, port, secret, url } from '@bookmarks/env';
import { bookmarkServiceDefinition } from '@bookmarks/protos';
import { type handleUnaryCall, type Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { jwtVerify } from 'jose';
import { Pool } from 'pg';
import { BookmarkStore } from './bookmark-store.ts';

/** The plain assembly's bookmark service: of the product's contract, the two calls that are measured. */
const env = parseEnv(
  { PORT: port(50051), DATABASE_URL: url(['postgresql:']), IDENTITY_SECRET: secret() },
  process.env,
);
const identitySecret = new TextEncoder().encode(env.IDENTITY_SECRET);
const store = new BookmarkStore(new Pool({ connectionString: env.DATABASE_URL.href }));

async function callerOf(metadata: Metadata): Promise<string> {
  const token = String(metadata.get('x-user-sub')[0] ?? '');
  const options = { issuer: 'gateway', audience: 'bookmark-service' };
  const { payload } = await jwtVerify(token, identitySecret, options);
  return String(payload.sub);
}

/** Lets an RPC be an async function of the caller and the message. */
function unary<Request, Response>(
  handle: (userSub: string, request: Request) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return async ({ metadata, request }, callback) => {
    try {
      callback(null, await handle(await callerOf(metadata), request));
    } catch (error) {
      callback({ code: status.INTERNAL, details: String(error) });
    }
  };
}

const server = new Server();
server.addService(bookmarkServiceDefinition, {
  BatchGetBookmarks: unary((userSub, { refs }: { refs: string[] }) => store.get(userSub, refs)),
  CreateBookmark: unary(store.create.bind(store)),
});
server.bindAsync(`127.0.0.1:${env.PORT}`, ServerCredentials.createInsecure(), (error, boundPort) => {
  if (error) throw error;
  process.stdout.write(`${JSON.stringify({ msg: 'listening', port: boundPort })}\n`);
});
process.once('SIGTERM', () => process.exit());
