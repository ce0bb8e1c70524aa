import type { IncomingHttpHeaders } from 'node:http';
import { IDENTITY_HEADER } from '@bookmarks/identity';
import { REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import { UPSTREAM_TOKEN_HEADER } from '@bookmarks/upstream';

/**
 * Lists, not exclusions: whatever is not named stays here, so credentials, cookies, forwarding and hop-by-hop headers
 * and everything that nobody has thought of never arrive. `Mcp-Param-*` are named by the tools (MCP 2026-07-28).
 */
const REQUEST_HEADERS = /^(accept|content-type|content-length|user-agent|last-event-id|mcp-[a-z0-9-]+)$/;
const RESPONSE_HEADERS =
  /^(content-type|content-length|cache-control|allow|retry-after|x-accel-buffering|mcp-[a-z0-9-]+)$/;

/** The headers that the MCP service gets: the client's harmless ones, the signed caller, if one is known, the upstream's token, where the call needs it, and the request id. */
export function upstreamRequestHeaders(
  headers: IncomingHttpHeaders,
  parts: {
    readonly assertion?: string;
    readonly upstreamToken?: string | undefined;
    readonly requestId: string;
  },
): IncomingHttpHeaders {
  const { assertion, upstreamToken, requestId } = parts;
  const sent = only(headers, REQUEST_HEADERS);
  if (assertion !== undefined) sent[IDENTITY_HEADER] = assertion;
  if (upstreamToken !== undefined) sent[UPSTREAM_TOKEN_HEADER] = upstreamToken;
  sent[REQUEST_ID_HEADER] = requestId;
  return sent;
}

/** The headers of the MCP service's answer that the client gets. */
export function clientResponseHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return only(headers, RESPONSE_HEADERS);
}

function only(headers: IncomingHttpHeaders, names: RegExp): IncomingHttpHeaders {
  const kept: IncomingHttpHeaders = {};
  for (const name of Object.keys(headers)) if (names.test(name)) kept[name] = headers[name];
  return kept;
}
