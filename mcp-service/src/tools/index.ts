import { addBookmark } from './add-bookmark.ts';
import { deleteBookmarks } from './delete-bookmarks.ts';
import { editBookmark } from './edit-bookmark.ts';
import { getBookmarks } from './get-bookmarks.ts';
import { listBookmarks } from './list-bookmarks.ts';
import { listTags } from './list-tags.ts';
import { searchBookmarks } from './search-bookmarks.ts';
import type { Tool } from './tool.ts';

/** Every tool, in the order in which clients see them: reads, then what adds, then what overwrites or removes. */
export const TOOLS: readonly Tool[] = [
  listBookmarks,
  searchBookmarks,
  getBookmarks,
  listTags,
  addBookmark,
  editBookmark,
  deleteBookmarks,
] as readonly Tool[];
