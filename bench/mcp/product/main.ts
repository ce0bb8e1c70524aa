import { createHttpServer } from '@bookmarks/http-server';
import { createIdentityVerifier, verificationKeys } from '@bookmarks/identity';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { createApp } from '../../../mcp-service/src/app.ts';
import { createGrpcBookmarks } from '../../../mcp-service/src/bookmarks/grpc-bookmarks.ts';
import { createGrpcClient } from '../../../mcp-service/src/bookmarks/grpc-client.ts';
import { bookmarkFromMessage } from '../../../mcp-service/src/bookmarks/messages.ts';
import { createConfirmations } from '../../../mcp-service/src/confirmation/confirm-token.ts';
import { createPublicLibrary } from '../../../mcp-service/src/public/called-public-library.ts';
import { createPublicCalls } from '../../../mcp-service/src/public/public-calls.ts';
import { listenAndSay } from '../../processes/listen-and-say.ts';
import { BOOKMARK } from '../bookmark.ts';

/** The MCP service with all that it has, but that bookmarks are found at once: nothing is behind it. */
const publicUrl = 'https://bookmarks.example';
const client = createGrpcClient('127.0.0.1:1');
const bookmark = bookmarkFromMessage(BOOKMARK);

const app = createApp({
  verifyIdentity: createIdentityVerifier(
    verificationKeys(process.env.IDENTITY_VERIFICATION_KEYS ?? ''),
    'mcp-service',
  ),
  bookmarksFor: (credentials) => ({
    ...createGrpcBookmarks({ client, publicUrl }, credentials),
    get: async (refs) => refs.map((ref) => ({ ref, bookmark })),
  }),
  confirmations: createConfirmations('confirmation key of the bench, of no use'),
  published: { library: createPublicLibrary(createPublicCalls(client)), publicUrl },
  metrics: createMetrics('mcp-service'),
  isReady: () => true,
  log: createLogger('mcp-service', 'info'),
});
await listenAndSay(createHttpServer(app));
