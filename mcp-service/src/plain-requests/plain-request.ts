import type { IncomingHttpHeaders } from 'node:http';
import {
  classifyInboundRequest,
  isJSONRPCRequest,
  type JSONRPCRequest,
  PROTOCOL_VERSION_META_KEY,
  SUPPORTED_PROTOCOL_VERSIONS,
} from '@modelcontextprotocol/server';

/** What assistants ask all day, in a request about whose headers and envelope there is nothing to say. */
export type PlainRequest = {
  readonly message: JSONRPCRequest;
  /** Undefined for those before 2026-07-28, which a server speaks unless it is told otherwise. */
  readonly revision: string | undefined;
};

const METHODS = ['tools/call', 'tools/list'];
const MODERN_REVISION = '2026-07-28';

/** Undefined for everything else, and for what is in doubt: the SDK's own handler serves it, or says what is wrong with it. */
export function plainRequestFrom(headers: IncomingHttpHeaders, body: unknown): PlainRequest | undefined {
  if (!isJSONRPCRequest(body) || !METHODS.includes(body.method)) return undefined;
  if (isPlainModern(headers, body)) return { message: body, revision: MODERN_REVISION };
  return isPlainLegacy(headers, body) ? { message: body, revision: undefined } : undefined;
}

/** The headers of this revision repeat what the body says, and the body says who asks. */
function isPlainModern(headers: IncomingHttpHeaders, body: JSONRPCRequest): boolean {
  return (
    headers['mcp-protocol-version'] === MODERN_REVISION &&
    headers['mcp-method'] === body.method &&
    headers['mcp-name'] === body.params?.name &&
    classifyInboundRequest({ httpMethod: 'POST', protocolVersionHeader: MODERN_REVISION, body }).kind ===
      'modern'
  );
}

/** Clients of these revisions say nothing in the body, take both types, and name a revision that there is, if they name one. */
function isPlainLegacy(headers: IncomingHttpHeaders, { params }: JSONRPCRequest): boolean {
  const { accept = '', 'mcp-protocol-version': version } = headers;
  return (
    params?._meta?.[PROTOCOL_VERSION_META_KEY] === undefined &&
    (version === undefined || SUPPORTED_PROTOCOL_VERSIONS.includes(String(version))) &&
    accept.includes('application/json') &&
    accept.includes('text/event-stream')
  );
}
