import webSpecs from 'web-specs' with { type: 'json' };
import { canonicalUrl, parseBookmarkUrl } from '../../../bookmark-service/src/bookmarks/bookmark-url.ts';
import { readRealBookmarks } from '../../../dev/real-bookmarks/read-real-bookmarks.ts';

/** A real page with its real title, before it becomes many bookmarks. */
export type Entry = {
  readonly url: string;
  /** What makes two spellings of the URL the same. */
  readonly canonical: string;
  readonly site: string;
  readonly title: string;
  readonly section: string;
  readonly tags: readonly string[];
};

type Page = { url: string; title: string; section: string; tags: string[]; family: string };

/** To these a parameter can be added. */
const PLAIN_URL = /^https?:\/\/[^?#\s]+$/;
const TAGS_OF_A_PAGE = 3;

/**
 * Debian's packages and the specifications of the web platform. The name of a package begins with what it belongs to
 * (`python3-…`, `libreoffice-…`), which makes a tag that is as unevenly spread as people's own.
 *
 * @param tagCount how many different tags all entries together have.
 */
export async function readEntries(tagCount: number): Promise<Entry[]> {
  const pages = (await readPages()).filter(({ url }) => PLAIN_URL.test(url) && URL.canParse(url));
  const vocabulary = new Set(pages.flatMap(({ section, tags }) => [section, ...tags]));
  const families = mostFrequent(
    pages.map(({ family }) => family).filter((family) => !vocabulary.has(family)),
  );
  const kept = new Set(families.slice(0, tagCount - vocabulary.size));
  return pages.map(({ url, title, section, tags, family }) => ({
    url,
    canonical: canonicalUrl(url),
    site: parseBookmarkUrl(url).site,
    title,
    section,
    tags: [...new Set([section, ...tags, ...(kept.has(family) ? [family] : [])])],
  }));
}

async function readPages(): Promise<Page[]> {
  const pages: Page[] = webSpecs.map(({ url, title, categories, shortname }) => ({
    url,
    title,
    section: 'specifications',
    tags: categories,
    family: familyOf(shortname),
  }));
  for await (const { homepage, title, section, tags, name } of readRealBookmarks()) {
    pages.push({
      url: homepage,
      title,
      section,
      tags: tags.slice(0, TAGS_OF_A_PAGE),
      family: familyOf(name),
    });
  }
  return pages;
}

function familyOf(name: string): string {
  return name.split('-', 1)[0]?.toLowerCase() ?? name;
}

function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}
