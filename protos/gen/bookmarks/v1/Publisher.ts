// Original file: bookmarks/v1/public_collections.proto

import type { PublicCollection as _bookmarks_v1_PublicCollection, PublicCollection__Output as _bookmarks_v1_PublicCollection__Output } from '../../bookmarks/v1/PublicCollection.ts';

export interface Publisher {
  /**
   * Empty: collections are published without a name.
   */
  'publicName'?: (string);
  /**
   * Those that are published, those published last first.
   */
  'collections'?: (_bookmarks_v1_PublicCollection)[];
}

export interface Publisher__Output {
  /**
   * Empty: collections are published without a name.
   */
  'publicName': (string);
  /**
   * Those that are published, those published last first.
   */
  'collections': (_bookmarks_v1_PublicCollection__Output)[];
}
