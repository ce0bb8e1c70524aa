import { siteFromHost } from '../bookmarks/host.ts';
import type { DomainReader } from '../domains/domain-store.ts';
import type { LibraryClient } from './library-client.ts';

/** Every statement about hosts. The index on `site` has all that they ask for, so they read no bookmark. */
export function domainStatements(client: LibraryClient): DomainReader {
  return {
    async domainsWithLabels(labels, limit) {
      const rows = await client.query<{ site: string; count: number }>(
        `with sites as materialized (
           select site, count(*)::int as count from findable_bookmarks where user_sub = $1 group by site
         )
         select site, count from sites where site ~ $2 order by count desc, site limit $3`,
        [client.userSub, sitePattern(labels), limit],
      );
      return rows.map(({ site, count }) => ({ name: hostFromSite(site), bookmarkCount: count }));
    },
  };
}

/** `ex`, `docs` finds the sites `com.example.docs` and `org.example.docs.api`. */
function sitePattern([typed = '', ...whole]: readonly string[]): string {
  const after = whole.map((label) => `\\.${escaped(label)}`).join('');
  return `(^|\\.)${escaped(typed)}[^.]*${after}(\\.|$)`;
}

function escaped(text: string): string {
  return text.replaceAll(/[^a-z0-9\u0080-\uffff]/g, '\\$&');
}

/** What turns a host round turns it back. */
const hostFromSite = siteFromHost;
