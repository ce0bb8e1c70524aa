import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SECRET_ADDRESS_HEADERS } from './transfer-page.ts';
import type { Transfer } from './transfer-service.ts';

const FILES: Readonly<Record<string, { readonly type: string; readonly extension: string }>> = {
  netscape: { type: 'text/html; charset=utf-8', extension: 'html' },
  json: { type: 'application/json', extension: 'json' },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
};
const UNKNOWN_FILE = { type: 'application/octet-stream', extension: 'bin' };

/** What a download says of itself. Titles in it are strangers' text: opened in a browser all the same, it runs nothing. */
export function fileHeaders({ format }: Pick<Transfer, 'format'>, now: Date) {
  const { type, extension } = FILES[format] ?? UNKNOWN_FILE;
  return {
    ...SECRET_ADDRESS_HEADERS,
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="bookmarks-${now.toISOString().slice(0, 10)}.${extension}"`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
  };
}

/** Sends the head with the first piece, so that what fails before that can still be answered. */
export async function sendFile(
  res: ServerResponse,
  headers: Readonly<Record<string, string>>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  res.writeHead(200, headers);
  await pipeline(Readable.from(resumed(first, pieces), { objectMode: false }), res);
}

async function* resumed(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
