import type { Status } from '../../bookmarks/bookmark.ts';
import { tidyTags } from '../split-tags.ts';

const STATUSES: Readonly<Record<string, Status>> = {
  unread: 'unread',
  read: 'read',
  archive: 'archived',
  archived: 'archived',
};

export function parseStatus(text: string | undefined): Status | undefined {
  return STATUSES[text?.trim().toLowerCase() ?? ''];
}

/** As programs and people write yes; undefined where there is no such column. */
export function parseYes(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : /^(true|yes|y|x|1)$/i.test(text.trim());
}

/** `Work/Projects` as `['Work', 'Projects']`. */
export function splitFolders(path: string | undefined): string[] {
  return (path ?? '')
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A list as Python prints it (`['a', "b's"]`, Readwise) or as JSON (`["a"]`, Instapaper). */
export function tagsFromList(list: string | undefined): string[] {
  const quoted = (list ?? '').matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs);
  const tags = [...quoted].map(([, single, double]) => (single ?? double ?? '').replace(/\\(['"\\])/g, '$1'));
  return tidyTags(tags);
}
