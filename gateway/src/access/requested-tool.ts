import type { IncomingHttpHeaders } from 'node:http';

/**
 * From this revision on servers hold the `Mcp-*` headers against the body and refuse a request whose headers say
 * something else (MCP 2026-07-28, transports), so they can be judged by. On older ones they are mere words.
 */
const FIRST_VERIFIED_REVISION = '2026-07-28';
const REVISION = /^\d{4}-\d{2}-\d{2}$/;

/** The name of the tool that the request calls; undefined when its headers do not say, or cannot be relied on. */
export function requestedTool(headers: IncomingHttpHeaders): string | undefined {
  const { 'mcp-protocol-version': revision, 'mcp-method': method, 'mcp-name': name } = headers;
  if (typeof revision !== 'string' || typeof name !== 'string') return undefined;
  const isVerified = REVISION.test(revision) && revision >= FIRST_VERIFIED_REVISION;
  return isVerified && method === 'tools/call' ? decodedName(name) : undefined;
}

/** What cannot stand in a header is sent between these, in Base64. */
const [SENTINEL_START, SENTINEL_END] = ['=?base64?', '?='] as const;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodedName(value: string): string | undefined {
  if (!value.startsWith(SENTINEL_START) || !value.endsWith(SENTINEL_END)) return value;
  const encoded = value.slice(SENTINEL_START.length, -SENTINEL_END.length);
  return BASE64.test(encoded) ? utf8From(Buffer.from(encoded, 'base64')) : undefined;
}

function utf8From(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
