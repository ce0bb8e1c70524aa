import type { Scope, VerifyIdentity } from '@bookmarks/identity';
import type { handleUnaryCall } from '@grpc/grpc-js';
import type { CallContext } from '../library/call-context.ts';
import type { ObserveCall } from './observe-call.ts';
import { requireCaller } from './require-caller.ts';

/** For a caller that sets no deadline, which ours always does. */
const DEFAULT_DEADLINE_MS = 10_000;

type UnaryDeps = {
  readonly verifyIdentity: VerifyIdentity;
  readonly observeCall: ObserveCall;
};

export type Unary = ReturnType<typeof createUnary>;

/** Lets an RPC be an async function of its message and of the verified caller, who must have `scope`. */
export function createUnary({ verifyIdentity, observeCall }: UnaryDeps) {
  return <Request, Response>(
    scope: Scope,
    handle: (context: CallContext, request: Request) => Promise<Response>,
  ): handleUnaryCall<Request, Response> =>
    (call, callback) => {
      const observation = observeCall(call);
      const run = async () => {
        const { sub } = await requireCaller(verifyIdentity, call.metadata, scope);
        return handle({ userSub: sub, deadline: deadlineOf(call.getDeadline()) }, call.request);
      };
      run().then(
        (response) => {
          observation.succeeded();
          callback(null, response);
        },
        (error: unknown) => callback(observation.failed(error)),
      );
    };
}

function deadlineOf(deadline: Date | number): Date {
  const time = Number(deadline);
  return Number.isFinite(time) ? new Date(time) : new Date(Date.now() + DEFAULT_DEADLINE_MS);
}
