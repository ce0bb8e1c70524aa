import type { Bookmark } from './bookmark.ts';
import type { Question } from './question.ts';

/** What a person does with a bookmark: how it shows at once, and the call that does it. */
export type Deed = {
  readonly id: string;
  /** For the person, and for the model. */
  readonly name: string;
  /** What becomes of the bookmark, whatever it is by then; undefined: it goes. */
  readonly after: (bookmark: Bookmark) => Bookmark | undefined;
  readonly call: Question;
};

export function archive({ id, status }: Bookmark): Deed {
  return status === 'archived'
    ? marked(id, 'taken out of the archive', { status: 'unread' })
    : marked(id, 'archived', { status: 'archived' });
}

export function markRead({ id, status }: Bookmark): Deed {
  return status === 'read'
    ? marked(id, 'marked as unread', { status: 'unread' })
    : marked(id, 'marked as read', { status: 'read' });
}

export function markFavorite({ id, favorite }: Bookmark): Deed {
  return favorite
    ? marked(id, 'no favorite any more', { favorite: false })
    : marked(id, 'a favorite', { favorite: true });
}

export function trash({ id }: Bookmark): Deed {
  return {
    id,
    name: 'moved to the trash',
    after: () => undefined,
    call: { tool: 'delete_bookmarks', args: { refs: [id] } },
  };
}

/** Undefined where the tags are those that it has. */
export function retag({ id, tags }: Bookmark, text: string): Deed | undefined {
  const wanted = tagsIn(text);
  const added = wanted.filter((tag) => !hasTag(tags, tag));
  const removed = tags.filter((tag) => !hasTag(wanted, tag));
  if (added.length + removed.length === 0) return undefined;
  const changes = {
    ...(added.length > 0 && { add_tags: added }),
    ...(removed.length > 0 && { remove_tags: removed }),
  };
  const after = (bookmark: Bookmark) => ({ ...bookmark, tags: retagged(bookmark.tags, added, removed) });
  return { id, name: 'tagged', after, call: organize(id, changes) };
}

function retagged(tags: readonly string[], added: readonly string[], removed: readonly string[]): string[] {
  const left = tags.filter((tag) => !hasTag(removed, tag));
  return [...left, ...added.filter((tag) => !hasTag(left, tag))];
}

function marked(id: string, name: string, fields: Pick<Partial<Bookmark>, 'status' | 'favorite'>): Deed {
  return { id, name, after: (bookmark) => ({ ...bookmark, ...fields }), call: organize(id, fields) };
}

function organize(id: string, changes: Question['args']): Question {
  return { tool: 'organize_bookmarks', args: { refs: [id], ...changes } };
}

/** As people write them, with commas, which no tag has, and also with the sign that stands before them in other places. */
function tagsIn(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().replace(/^#/, '').trim());
  return tags.filter((tag, index) => tag !== '' && !hasTag(tags.slice(0, index), tag));
}

function hasTag(tags: readonly string[], tag: string): boolean {
  return tags.some((other) => other.toLowerCase() === tag.toLowerCase());
}
