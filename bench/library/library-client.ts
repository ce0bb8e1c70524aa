import { createIdentitySigner, IDENTITY_HEADER, signingKey } from '@bookmarks/identity';
import { LIMITS, type MethodName, type RequestOf, type ResponseOf, unaryCall } from '@bookmarks/protos';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { callerWith } from '../load/caller.ts';

/** Longer than any call of the product waits, so that a slow one is measured rather than given up. */
const DEADLINE_MS = 60_000;

export type LibraryClient = Disposable & {
  readonly grpc: Client;
  /** Calls an RPC as the user, with a signed identity as the gateway makes it. */
  call<Name extends MethodName>(
    user: string,
    name: Name,
    request: RequestOf<Name>,
  ): Promise<ResponseOf<Name>>;
};

export function createLibraryClient(address: string, privateJwk: string): LibraryClient {
  const grpc = new Client(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': LIMITS.messageBytes,
  });
  const sign = createIdentitySigner(signingKey(privateJwk));
  return {
    grpc,
    async call(user, name, request) {
      const metadata = new Metadata();
      metadata.set(IDENTITY_HEADER, await sign(callerWith(user)));
      return unaryCall(grpc, name, request, { metadata, deadline: Date.now() + DEADLINE_MS });
    },
    [Symbol.dispose]: () => grpc.close(),
  };
}
