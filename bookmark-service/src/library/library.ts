import { createAccount } from '../account/account.ts';
import { createAppConnections } from '../app-connections/app-connections.ts';
import { createAudits } from '../audits/audits.ts';
import { createBookmarks } from '../bookmarks/bookmarks.ts';
import { createChanges } from '../changes/changes.ts';
import { createCollections } from '../collections/collections.ts';
import { createDomains } from '../domains/domains.ts';
import { createHighlights } from '../highlights/highlights.ts';
import { createImports } from '../import/imports.ts';
import { createJobs } from '../jobs/jobs.ts';
import { createStartJob } from '../jobs/start-job.ts';
import { createOverview } from '../overview/overview.ts';
import { createLinkedPages } from '../pages/linked-pages.ts';
import { createPublishers } from '../public-collections/publishers.ts';
import { createPreferences } from '../reminders/preferences.ts';
import { createResurface } from '../resurface/resurface.ts';
import { createSearch } from '../search/search.ts';
import { createTags } from '../tags/tags.ts';
import { createTransfers } from '../transfers/transfers.ts';
import type { LibraryStore } from './library-store.ts';

export type LibraryDeps = { readonly store: LibraryStore; readonly clock: () => Date };

/** What one user can do with their library. */
export type Library = ReturnType<typeof createLibrary>;

/** Every feature of a library; each says whose it is by the context of the call. */
export function createLibrary(deps: LibraryDeps) {
  const startJob = createStartJob(deps);
  const bookmarks = createBookmarks({ ...deps, startJob });
  const search = createSearch(deps);
  const tags = createTags({ ...deps, startJob });
  const collections = createCollections(deps);
  const domains = createDomains(deps);
  const audits = createAudits(deps);
  const resurface = createResurface(deps);
  const overview = createOverview(deps);
  const changes = createChanges({ ...deps, startJob });
  const jobs = createJobs(deps);
  const imports = createImports({ ...deps, startJob });
  const transfers = createTransfers({ ...deps, imports });
  const highlights = createHighlights(deps);
  const linkedPages = createLinkedPages(deps);
  const publishers = createPublishers(deps);
  const appConnections = createAppConnections(deps);
  const account = createAccount(deps);
  const preferences = createPreferences(deps);
  return {
    ...bookmarks,
    ...search,
    ...tags,
    ...collections,
    ...domains,
    ...audits,
    ...resurface,
    ...overview,
    ...changes,
    ...jobs,
    ...imports,
    ...transfers,
    ...linkedPages,
    ...highlights,
    ...publishers,
    ...appConnections,
    ...account,
    ...preferences,
  };
}
