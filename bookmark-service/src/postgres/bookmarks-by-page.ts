/** The ids of bookmarks whose pages have these words, which the index says at once. @param words SQL of a `tsquery`. */
export function bookmarksByPage(words: string): string {
  return `select bookmark_id from findable_page_texts where document @@ ${words}`;
}
