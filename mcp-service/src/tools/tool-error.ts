import type { Logger } from '@bookmarks/telemetry';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { BookmarksRefusedError, BookmarksUnavailableError } from '../bookmarks/bookmarks.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { ToolInputError } from './tool-input.ts';

/** The call is one that the caller may not, or must not yet, make; the message says what to do. */
export class ToolRefusedError extends Error {
  override readonly name = 'ToolRefusedError';
}

/** The only place where an error becomes a result that a model reads: how to put it right, and never a fault's details. */
export function toErrorResult(error: unknown, log: Logger): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: messageFor(error, log) }] };
}

function messageFor(error: unknown, log: Logger): string {
  if (error instanceof ToolInputError || error instanceof ToolRefusedError) return error.message;
  if (error instanceof BookmarksRefusedError) return error.message;
  if (error instanceof UpstreamError) {
    log.warn({ err: error.cause }, 'the upstream did not answer as asked');
    return error.message;
  }
  if (error instanceof BookmarksUnavailableError) {
    log.warn({ err: error.cause }, 'the bookmark service is out of reach');
    return 'The library cannot be reached at the moment. What was saved is safe; whether this call was done is not known. Try again in a few seconds: repeating it does no harm.';
  }
  log.error({ err: error }, 'tool failed');
  const { request_id: requestId } = log.bindings();
  return `Something went wrong on our side. Try again; if it stays so, report request ${requestId}.`;
}
