import { LIMITS, PageServiceClient } from '@bookmarks/protos';
import { credentials, type ServiceError, status as Status } from '@grpc/grpc-js';
import { type GetPage, PagesAwayError } from '../pages/get-page.ts';
import { toPageAnswer } from './page-answer.ts';

const SERVICE_CONFIG = JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] });
/** It has no room for more, or is not there; a page that is slow by itself is an answer in less than the time that is given. */
const AWAY: readonly Status[] = [
  Status.UNAVAILABLE,
  Status.RESOURCE_EXHAUSTED,
  Status.DEADLINE_EXCEEDED,
  Status.CANCELLED,
];

/** Calls PageService at `address`, with the replicas there in turns. */
export function createPageClient(address: string): { readonly getPage: GetPage; close(): void } {
  const client = new PageServiceClient(`dns:///${address}`, credentials.createInsecure(), {
    'grpc.service_config': SERVICE_CONFIG,
    'grpc.max_receive_message_length': LIMITS.messageBytes,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 5_000,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 5_000,
  });
  return {
    getPage: ({ url, etag, lastModified }, signal) =>
      new Promise((resolve, reject) => {
        const deadline = Date.now() + LIMITS.pageTimeoutMs;
        const stop = () => call.cancel();
        const call = client.GetPage({ url, etag, lastModified }, { deadline }, (error, response) => {
          signal.removeEventListener('abort', stop);
          if (error) reject(fromServiceError(error));
          else if (response === undefined) reject(new Error('GetPage ended without an answer.'));
          else resolve(toPageAnswer(response));
        });
        signal.addEventListener('abort', stop);
        // Which says nothing of what was aborted before.
        if (signal.aborted) stop();
      }),
    close: () => client.close(),
  };
}

function fromServiceError(error: ServiceError): Error {
  return AWAY.includes(error.code) ? new PagesAwayError(error.details, { cause: error }) : error;
}
