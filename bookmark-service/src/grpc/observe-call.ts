import { acceptRequestId, type Logger, type Metrics, REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import { type Metadata, status as Status } from '@grpc/grpc-js';
import { toStatus } from './status.ts';

/** What there is of a call before anything is known of it. */
type AnyCall = { readonly metadata: Metadata; getPath(): string };

export type ObserveCall = ReturnType<typeof createObserveCall>;

/** Measures calls, and writes down those that fail. */
export function createObserveCall({ metrics, log }: { readonly metrics: Metrics; readonly log: Logger }) {
  const durations = metrics.durations('grpc_server_handling_seconds', 'Calls by method and status.', [
    'grpc_method',
    'grpc_code',
  ]);
  return (call: AnyCall) => {
    const startedAt = performance.now();
    const observe = (code: Status) => {
      const seconds = (performance.now() - startedAt) / 1000;
      durations.observe({ grpc_method: call.getPath(), grpc_code: Status[code] }, seconds);
    };
    return {
      succeeded: () => observe(Status.OK),
      /** @returns what the caller is told. */
      failed(error: unknown) {
        const refusal = toStatus(error);
        observe(refusal.code);
        const request_id = acceptRequestId(call.metadata.get(REQUEST_ID_HEADER)[0]);
        const fields = { rpc: call.getPath(), request_id, status: Status[refusal.code], err: error };
        if (refusal.code === Status.INTERNAL) log.error(fields, 'call failed');
        else log.info({ ...fields, err: undefined, reason: reasonOf(error) }, 'call refused');
        return refusal;
      },
    };
  };
}

/** The stable code of an expected error, and the database's words behind it; messages for callers may hold their data. */
function reasonOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const origin = cause instanceof Error ? `: ${cause.message}` : '';
  return `${typeof code === 'string' ? code : (error as Error).name}${origin}`;
}
