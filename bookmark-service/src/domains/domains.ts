import { LIMITS } from '@bookmarks/protos';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { boundedPageSize } from '../library/page-token.ts';
import { parseText } from '../library/text.ts';
import type { Domain } from './domain-store.ts';

/** The sites that bookmarks are of. */
export function createDomains({ store }: LibraryDeps) {
  return {
    async listDomains(
      context: CallContext,
      { prefix, limit }: { readonly prefix: string; readonly limit: number },
    ): Promise<Domain[]> {
      const labels = labelsOf(parseText(prefix, 'beginning of the domain', LIMITS.domainLength));
      const bounded = boundedPageSize(limit, LIMITS.domainsPerCall);
      return store.read(context, (library) => library.domainsWithLabels(labels, bounded));
    },
  };
}

/** As sites are kept: `docs.ex` is `ex`, `docs`. */
function labelsOf(prefix: string): string[] {
  const typed = prefix.toLowerCase().replace(/^www\./, '');
  return typed === '' ? [] : typed.split('.').toReversed();
}
