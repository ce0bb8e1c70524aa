import type { Status } from '../../bookmarks/bookmark.ts';
import { highlightsInText } from '../highlights-in-file.ts';
import { type ImportEntry, importProblem } from '../imported-bookmark.ts';
import { dateFromText, plausibleDate } from '../parse-date.ts';
import { splitTags } from '../split-tags.ts';
import { toEntry } from '../to-entry.ts';

/** An `<A>` with what surrounds it. Attribute names are in lower case. */
export type Anchor = {
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  title: string;
  /** Of its `<DD>`. */
  description: string;
};

export type AnchorPlace = {
  readonly folders: readonly string[];
  /** Whether Safari keeps it on its reading list. */
  readonly onReadingList: boolean;
  /** The `<H1>` above: Pocket's HTML export writes what was read under another than what was not. */
  readonly section: string;
};

const LINKDING_NOTES = /\[linkding-notes\](.*?)\[\/linkding-notes\]/s;
const LINKDING_ARCHIVED = 'linkding:archived';
const OUR_STATUS: Readonly<Record<string, Status>> = { unread: 'unread', read: 'read', archived: 'archived' };

export function anchorEntry(anchor: Anchor, place: AnchorPlace): ImportEntry {
  const { attributes, line, title } = anchor;
  const url = attributes.href?.trim() ?? '';
  if (url === '' && attributes.feedurl) {
    return importProblem(line, 'It is a live feed without a page.', `${attributes.feedurl} ${title}`);
  }
  return toEntry(line, {
    url,
    title: title.trim(),
    folders: place.folders,
    ...(attributes['data-status'] === undefined ? fieldsOfOthers(anchor, place) : fieldsOfOurs(anchor)),
  });
}

/** Our own export says exactly, in `DATA-…`, what the attributes that everybody knows cannot hold. */
function fieldsOfOurs({ attributes, description }: Anchor) {
  return {
    description: attributes['data-description'] ?? description.trim(),
    note: attributes['data-note'] ?? '',
    tags: splitTags(attributes.tags, ','),
    status: OUR_STATUS[attributes['data-status'] ?? ''],
    favorite: attributes['data-favorite'] === '1',
    addedAt: exactDate(attributes['data-created']),
    updatedAt: exactDate(attributes['data-updated']),
    highlights: highlightsInText(attributes['data-highlights']),
    remindAt: exactDate(attributes['data-remind-at']),
  };
}

function fieldsOfOthers(anchor: Anchor, place: AnchorPlace) {
  const { attributes } = anchor;
  // SemanticScuttle writes the description as an attribute.
  const text = anchor.description.trim() || (attributes.description?.trim() ?? '');
  const tags = splitTags(attributes.tags, ',');
  return {
    description: text.replace(LINKDING_NOTES, '').trim(),
    note: LINKDING_NOTES.exec(text)?.[1]?.trim() ?? '',
    tags: tags.filter((tag) => tag !== LINKDING_ARCHIVED),
    status: tags.includes(LINKDING_ARCHIVED) ? 'archived' : statusOfOthers(attributes, place),
    // Raindrop's mark of a favourite.
    favorite: attributes['data-important'] === 'true' ? true : undefined,
    addedAt: dateFromText(attributes.add_date ?? attributes.time_added),
    updatedAt: dateFromText(attributes.last_modified),
  } as const;
}

function statusOfOthers(
  { toread, time_added }: Anchor['attributes'],
  { onReadingList, section }: AnchorPlace,
): Status | undefined {
  if (toread === '1') return 'unread';
  if (toread === '0') return 'read';
  if (onReadingList) return 'unread';
  if (time_added === undefined) return undefined;
  return /archive/i.test(section) ? 'archived' : 'unread';
}

function exactDate(text: string | undefined): Date | undefined {
  return plausibleDate(Date.parse(text ?? ''));
}
