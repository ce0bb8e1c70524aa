import type { ExportedBookmark } from './exported-bookmark.ts';
import { highlightsJson } from './highlights-json.ts';

/** Writes one JSON document with a bookmark a line; a collection is the list of names from the root down. */
export async function* writeJson(bookmarks: AsyncIterable<ExportedBookmark>): AsyncGenerator<string> {
  let separator = '\n';
  yield '{"format":"bookmarks-export","version":1,"bookmarks":[';
  for await (const bookmark of bookmarks) {
    yield separator + JSON.stringify(jsonRecord(bookmark));
    separator = ',\n';
  }
  yield '\n]}\n';
}

function jsonRecord(bookmark: ExportedBookmark) {
  const { url, title, description, note, tags, folders, ...rest } = bookmark;
  return {
    url,
    title,
    description,
    note,
    tags,
    collection: folders,
    status: rest.status,
    favorite: rest.favorite,
    created_at: rest.createdAt.toISOString(),
    updated_at: rest.updatedAt.toISOString(),
    highlights: highlightsJson(bookmark),
    remind_at: rest.remindAt?.toISOString(),
  };
}
