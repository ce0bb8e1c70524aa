import { IDENTITY_HEADER, type Scope, type VerifyIdentity } from '@bookmarks/identity';
import { acceptRequestId, type Logger, type Metrics, REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import { type handleUnaryCall, status as Status } from '@grpc/grpc-js';
import type { CallContext } from '../bookmarks/bookmark.ts';
import { ScopeError, toStatus } from './status.ts';

/** For a caller that sets no deadline, which ours always does. */
const DEFAULT_DEADLINE_MS = 10_000;

type UnaryDeps = {
  readonly verifyIdentity: VerifyIdentity;
  readonly metrics: Metrics;
  readonly log: Logger;
};

/** Lets an RPC be an async function of its message and of the verified caller, who must have `scope`. */
export function createUnary({ verifyIdentity, metrics, log }: UnaryDeps) {
  const durations = metrics.durations('grpc_server_handling_seconds', 'Calls by method and status.', [
    'grpc_method',
    'grpc_code',
  ]);
  return <Request, Response>(
    scope: Scope,
    handle: (context: CallContext, request: Request) => Promise<Response>,
  ): handleUnaryCall<Request, Response> =>
    (call, callback) => {
      const startedAt = performance.now();
      const observe = (code: Status) => {
        const seconds = (performance.now() - startedAt) / 1000;
        durations.observe({ grpc_method: call.getPath(), grpc_code: Status[code] }, seconds);
      };
      const run = async () => {
        const identity = await verifyIdentity(call.metadata.get(IDENTITY_HEADER)[0]?.toString());
        if (!identity.scopes.includes(scope)) throw new ScopeError(`The call needs the scope ${scope}.`);
        return handle({ userSub: identity.sub, deadline: deadlineOf(call.getDeadline()) }, call.request);
      };
      run().then(
        (response) => {
          observe(Status.OK);
          callback(null, response);
        },
        (error: unknown) => {
          const refusal = toStatus(error);
          observe(refusal.code);
          const fields = {
            rpc: call.getPath(),
            request_id: requestIdOf(call),
            status: Status[refusal.code],
            err: error,
          };
          if (refusal.code === Status.INTERNAL) log.error(fields, 'call failed');
          else log.info({ ...fields, err: undefined, reason: reasonOf(error) }, 'call refused');
          callback(refusal);
        },
      );
    };
}

function deadlineOf(deadline: Date | number): Date {
  const time = Number(deadline);
  return Number.isFinite(time) ? new Date(time) : new Date(Date.now() + DEFAULT_DEADLINE_MS);
}

function requestIdOf(call: { metadata: { get(key: string): unknown[] } }): string {
  return acceptRequestId(call.metadata.get(REQUEST_ID_HEADER)[0]);
}

/** The stable code of an expected error, and the database's words behind it; messages for callers may hold their data. */
function reasonOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const origin = cause instanceof Error ? `: ${cause.message}` : '';
  return `${typeof code === 'string' ? code : (error as Error).name}${origin}`;
}
