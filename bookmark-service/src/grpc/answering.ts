import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js';
import type { ObserveCall } from './observe-call.ts';

/** Lets an RPC be an async function of its call. */
export function answering<Request, Response>(
  observeCall: ObserveCall,
  answer: (call: ServerUnaryCall<Request, Response>) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const observation = observeCall(call);
    answer(call).then(
      (response) => {
        observation.succeeded();
        callback(null, response);
      },
      (error: unknown) => callback(observation.failed(error)),
    );
  };
}
