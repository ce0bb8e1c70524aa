import type { IncomingHttpHeaders } from 'node:http';
import {
  classifyInboundRequest,
  isJSONRPCRequest,
  type JSONRPCRequest,
  SUPPORTED_PROTOCOL_VERSIONS,
} from '@modelcontextprotocol/server';

/** A `tools/call` about whose headers and envelope there is nothing to say. */
export type PlainCall = {
  readonly message: JSONRPCRequest;
  /** Undefined for those before 2026-07-28, which a server speaks unless it is told otherwise. */
  readonly revision: string | undefined;
};

const METHOD = 'tools/call';
const MODERN_REVISION = '2026-07-28';

/** Undefined for everything else, and for what is in doubt: the SDK's own handler serves it, or says what is wrong with it. */
export function plainCallFrom(headers: IncomingHttpHeaders, body: unknown): PlainCall | undefined {
  if (!isJSONRPCRequest(body) || body.method !== METHOD) return undefined;
  const version = oneOf(headers['mcp-protocol-version']);
  const { kind } = classifyInboundRequest({
    httpMethod: 'POST',
    ...(version !== undefined && { protocolVersionHeader: version }),
    body,
  });
  if (kind === 'legacy' && isPlainLegacy(headers, version)) return { message: body, revision: undefined };
  if (kind === 'modern' && isPlainModern(headers, body)) return { message: body, revision: MODERN_REVISION };
  return undefined;
}

/** Clients of these revisions take both types, and name a revision that there is, if they name one. */
function isPlainLegacy({ accept = '' }: IncomingHttpHeaders, version: string | undefined): boolean {
  const isKnown = version === undefined || SUPPORTED_PROTOCOL_VERSIONS.includes(version);
  return isKnown && accept.includes('application/json') && accept.includes('text/event-stream');
}

/** The headers of this revision repeat what the body says. */
function isPlainModern(headers: IncomingHttpHeaders, { params }: JSONRPCRequest): boolean {
  return (
    headers['mcp-protocol-version'] === MODERN_REVISION &&
    headers['mcp-method'] === METHOD &&
    typeof params?.name === 'string' &&
    headers['mcp-name'] === params.name
  );
}

/** Node joins what comes twice, so that there is one of each of these. */
function oneOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
