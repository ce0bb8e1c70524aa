import { LIMITS } from '@bookmarks/protos';
import { UNTRUSTED } from '../instructions.ts';

const PAGE_CHARACTERS = LIMITS.pageExcerptLength.toLocaleString('en');

export const READONLY_INSTRUCTIONS = `The user's personal bookmark library, to look things up: URLs with title, note, tags and a status (unread, read, archived). Nothing can be changed here.

- Finding: search_bookmarks for words, list_bookmarks for tags, status, site or dates, get_bookmarks to check whether URLs are saved, list_tags for the user's own vocabulary.
- Name a bookmark by its id (bm_…) or by its URL, wherever a ref is asked for.
- Long lists come in pages: pass next_cursor as cursor, with the other parameters unchanged. Calls may run in parallel.
- An error says how to put the call right.

${UNTRUSTED}`;

export const RESEARCH_INSTRUCTIONS = `The user's personal bookmark library, as sources for research. search finds saved links by words; fetch gives what is saved with one of them and, where it is known, the content of its page: at most its first ${PAGE_CHARACTERS} characters. The rest is at its url.

${UNTRUSTED}`;
