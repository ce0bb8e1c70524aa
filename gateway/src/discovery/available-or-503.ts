import { DocumentUnavailableError } from '../authorization-server/remote-document.ts';
import { HttpProblem } from '../http/problem.ts';

const RETRY_AFTER_SECONDS = '10';

/** The document, or the answer that says when to ask for it again. */
export async function availableOr503<Document>(document: Promise<Document>): Promise<Document> {
  try {
    return await document;
  } catch (cause) {
    if (!(cause instanceof DocumentUnavailableError)) throw cause;
    throw new HttpProblem(
      {
        status: 503,
        code: 'authorization_server_unavailable',
        detail: 'The authorization server does not answer. Try again soon.',
        headers: { 'Retry-After': RETRY_AFTER_SECONDS },
      },
      { cause },
    );
  }
}
