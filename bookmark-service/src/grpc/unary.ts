import type { Identity, Scope, VerifyIdentity } from '@bookmarks/identity';
import type { handleUnaryCall } from '@grpc/grpc-js';
import type { CallContext } from '../library/call-context.ts';
import { answering } from './answering.ts';
import { deadlineOf } from './deadline-of.ts';
import type { ObserveCall } from './observe-call.ts';
import { requireCaller } from './require-caller.ts';

type UnaryDeps = {
  readonly verifyIdentity: VerifyIdentity;
  readonly observeCall: ObserveCall;
};

export type Unary = ReturnType<typeof createUnary>;

/** Lets an RPC be an async function of its message and of the verified caller, who must have `scope`. */
export function createUnary({ verifyIdentity, observeCall }: UnaryDeps) {
  return <Request, Response>(
    scope: Scope,
    handle: (context: CallContext, request: Request, caller: Identity) => Promise<Response>,
  ): handleUnaryCall<Request, Response> =>
    answering(observeCall, async (call) => {
      const caller = await requireCaller(verifyIdentity, call.metadata, scope);
      return handle({ userSub: caller.sub, deadline: deadlineOf(call) }, call.request, caller);
    });
}
