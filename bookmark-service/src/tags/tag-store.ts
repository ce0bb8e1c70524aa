import type { PagePosition, Positioned } from '../library/page-token.ts';
import type { Tag } from './tag.ts';

export type TagOrder = 'name' | 'count' | 'recent';

/** Tags by key. */
export type TagPageQuery = {
  readonly prefix: string | undefined;
  readonly minCount: number | undefined;
  readonly maxCount: number | undefined;
  readonly similarTo: string | undefined;
  readonly order: TagOrder;
  readonly after: PagePosition | undefined;
  readonly limit: number;
};

export interface TagReader {
  tagPage(query: TagPageQuery): Promise<Positioned<Tag>[]>;
  /** The spelling of each of these tags, by key; tags that nobody carries are left out. */
  spellingsOf(keys: readonly string[]): Promise<Map<string, string>>;
}

export interface TagWriter extends TagReader {
  /** The spelling under which each tag is known from now on, in the given order. */
  spellTags(names: readonly string[]): Promise<string[]>;
  /** Gives tags another spelling; the bookmarks that carry them keep the old one until they are written. */
  respellTags(names: readonly string[]): Promise<void>;
}
