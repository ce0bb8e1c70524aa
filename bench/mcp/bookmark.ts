import type { BookmarkMessage } from '@bookmarks/protos';

const SAVED_AT = { seconds: '1791137467', nanos: 0 };

/** What each contender finds when it is asked for a bookmark, at once. */
export const BOOKMARK: BookmarkMessage = {
  id: 'bm_01hzy3v7k2m4n6p8q0r2s4t6v8',
  url: 'https://doc.rust-lang.org/book/ch04-00-understanding-ownership.html',
  title: 'Understanding Ownership - The Rust Programming Language',
  description: '',
  note: '',
  tags: ['rust', 'reading'],
  status: 'STATUS_UNREAD',
  favorite: false,
  createTime: SAVED_AT,
  updateTime: SAVED_AT,
  remindTime: null,
  version: 1,
  collectionId: '',
  collection: '',
};
