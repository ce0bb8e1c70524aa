import type { DomainCalls } from './bookmarks.ts';
import type { GrpcCall } from './grpc-call.ts';

/** The sites that bookmarks are of. */
export function domainCalls(call: GrpcCall): DomainCalls {
  return {
    async domains({ prefix, limit }) {
      const { domains } = await call('ListDomains', { prefix, limit });
      return domains.map(({ name }) => name);
    },
  };
}
