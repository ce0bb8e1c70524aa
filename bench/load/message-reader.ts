/** One HTTP/1.1 message, a request or an answer. */
export type Message = { readonly head: string; readonly body: Buffer };

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
const CONTENT_LENGTH = /^content-length: *(\d+)/im;
const IS_CHUNKED = /^transfer-encoding: *chunked/im;
const NOTHING = Buffer.alloc(0);

/**
 * Takes what comes in on a connection, in pieces of any size, and gives each whole message on. It knows no more of HTTP
 * than these measurements need: a body has a length or comes in chunks, without trailers.
 */
export function createMessageReader(onMessage: (message: Message) => void): (bytes: Buffer) => void {
  let rest: Buffer = NOTHING;
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    for (let found = firstMessage(rest); found !== undefined; found = firstMessage(rest)) {
      rest = rest.subarray(found.end);
      onMessage(found.message);
    }
  };
}

/** The message that the bytes begin with; undefined while a part of it is missing. */
function firstMessage(bytes: Buffer): { message: Message; end: number } | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const start = headEnd + HEAD_END.length;
  if (IS_CHUNKED.test(head)) return chunkedMessage(head, bytes, start);
  const end = start + Number(CONTENT_LENGTH.exec(head)?.[1] ?? 0);
  return bytes.length < end ? undefined : { message: { head, body: bytes.subarray(start, end) }, end };
}

function chunkedMessage(head: string, bytes: Buffer, start: number) {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const sizeEnd = bytes.indexOf(LINE_END, at);
    if (sizeEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, sizeEnd), 16);
    const from = sizeEnd + LINE_END.length;
    at = from + size + LINE_END.length;
    if (bytes.length < at) return undefined;
    if (size === 0) return { message: { head, body: Buffer.concat(chunks) }, end: at };
    chunks.push(bytes.subarray(from, from + size));
  }
}
