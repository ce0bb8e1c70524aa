/**
 * The ids of bookmarks whose pages have these words, or whose highlights do, which indexes say at once. @param words SQL of a `tsquery`.
 */
export function bookmarksByPage(words: string): string {
  return `select bookmarks_by_page(${words})`;
}

/** The same by highlights alone. */
export function bookmarksByHighlight(words: string): string {
  return `select bookmark_id from findable_highlights where document @@ ${words}`;
}
