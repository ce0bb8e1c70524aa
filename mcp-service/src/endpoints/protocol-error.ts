import type { Logger } from '@bookmarks/telemetry';
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { BookmarksRefusedError, BookmarksUnavailableError } from '../bookmarks/bookmarks.ts';

/**
 * The only place where an error becomes a JSON-RPC error, for the methods that have no result to say it in. Tools have:
 * see `tools/tool-error.ts`.
 */
export function toProtocolError(error: unknown, log: Logger): ProtocolError {
  if (error instanceof BookmarksRefusedError) {
    return new ProtocolError(ProtocolErrorCode.InvalidParams, error.message);
  }
  if (error instanceof BookmarksUnavailableError) {
    log.warn({ err: error.cause }, 'the bookmark service is out of reach');
    const message = 'The library cannot be reached at the moment. Try again in a few seconds.';
    return new ProtocolError(ProtocolErrorCode.InternalError, message);
  }
  log.error({ err: error }, 'request failed');
  return new ProtocolError(ProtocolErrorCode.InternalError, 'Something went wrong on our side. Try again.');
}
