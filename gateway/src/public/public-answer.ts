import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Answer } from '../forward/answer.ts';
import { clientResponseHeaders } from '../forward/upstream-headers.ts';
import { answerTooLarge, identityRefused } from '../forward/upstream-problem.ts';

/** A page of results, which is 22,000 bytes as text and as data, many times over. */
const MAX_ANSWER_BYTES = 512 * 1024;
/** What an answer depends on besides the body: which revision of MCP is spoken, and in what form. */
const VARY = 'Accept, Mcp-Protocol-Version';

/**
 * Answers with the whole of what the MCP service says, by whose bytes it is named, so that who has it already can see that.
 * It is the same for everybody, and may be kept as long as it is asked for again each time.
 */
export function publicAnswer(res: ServerResponse): Answer {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let head: Head = { status: 502, headers: {} };
  return {
    begin(status, headers) {
      // Nothing here could be signed in to: the services behind are set up wrongly.
      if (status === 401 || status === 403) throw identityRefused(status);
      head = { status, headers };
    },
    write(chunk) {
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) throw answerTooLarge();
      chunks.push(chunk);
      return true;
    },
    end() {
      const body = Buffer.concat(chunks);
      res.writeHead(head.status, headersFor(head, body)).end(body);
    },
  };
}

type Head = { readonly status: number; readonly headers: IncomingHttpHeaders };

function headersFor({ status, headers }: Head, body: Buffer): OutgoingHttpHeaders {
  const own = { ...clientResponseHeaders(headers), 'content-length': body.length };
  if (status !== 200) return { ...own, 'cache-control': 'no-store' };
  const tag = createHash('sha256').update(body).digest('base64url');
  return { ...own, etag: `"${tag}"`, 'cache-control': 'public, max-age=0, must-revalidate', vary: VARY };
}
