import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { clientResponseHeaders } from '../forward/upstream-headers.ts';
import { answerTooLarge, identityRefused, upstreamUnavailable } from '../forward/upstream-problem.ts';
import type { AnswerError } from '../http/problem.ts';

/** A page of results, which is 22,000 bytes as text and as data, many times over. */
const MAX_ANSWER_BYTES = 512 * 1024;
/** What an answer depends on besides the body: which revision of MCP is spoken, and in what form. */
const VARY = 'Accept, Mcp-Protocol-Version';

/**
 * Answers with the whole of what the MCP service says, by whose bytes it is named, so that who has it already can see that.
 * It is the same for everybody, and may be kept as long as it is asked for again each time.
 */
export async function sendPublicAnswer(
  answer: IncomingMessage,
  res: ServerResponse,
  answerError: AnswerError,
): Promise<void> {
  // Nothing here could be signed in to: the services behind are set up wrongly.
  if (answer.statusCode === 401 || answer.statusCode === 403) {
    answer.resume();
    return answerError(identityRefused(answer.statusCode), res);
  }
  try {
    const body = await wholeBody(answer);
    res.writeHead(answer.statusCode ?? 502, headersFor(answer, body)).end(body);
  } catch (error) {
    // The client may have gone, or the answer broken off, of which the proxy has taken care.
    if (!res.destroyed) answerError(error, res);
  }
}

/** @throws {HttpProblem} where it is too large, or breaks off. */
async function wholeBody(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // To destroy it would break the connection of the client, who is to be told.
    for await (const chunk of answer.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw upstreamUnavailable(error);
  }
  if (bytes > MAX_ANSWER_BYTES) throw answerTooLarge();
  return Buffer.concat(chunks);
}

function headersFor({ statusCode, headers }: IncomingMessage, body: Buffer): OutgoingHttpHeaders {
  const own = { ...clientResponseHeaders(headers), 'content-length': body.length };
  if (statusCode !== 200) return { ...own, 'cache-control': 'no-store' };
  const tag = createHash('sha256').update(body).digest('base64url');
  return { ...own, etag: `"${tag}"`, 'cache-control': 'public, max-age=0, must-revalidate', vary: VARY };
}
