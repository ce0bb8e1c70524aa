// Original file: bookmarks/v1/bookmarks.proto

import type { Domain as _bookmarks_v1_Domain, Domain__Output as _bookmarks_v1_Domain__Output } from '../../bookmarks/v1/Domain.ts';

export interface ListDomainsResponse {
  'domains'?: (_bookmarks_v1_Domain)[];
}

export interface ListDomainsResponse__Output {
  'domains': (_bookmarks_v1_Domain__Output)[];
}
