import type { Bookmark } from '../bookmarks/bookmark.ts';
import { tagKey } from '../tags/tag.ts';
import { BOOKMARK_COLUMNS } from './bookmark-row.ts';
import { quotedLexeme, tagLexeme } from './lexeme.ts';
import type { LibraryClient } from './library-client.ts';

/** Only the tags that say most: those that fewest bookmarks carry. */
const TAGS = 5;
/** Only the longest words of the title. */
const WORDS = 8;
/** How many bookmarks are compared for each tag, word, pair of words and the site; more cost time and say little. */
const CANDIDATES = 100;

type Traits = { site: string; tags: string[]; words: string[] };

/** Orders by what bookmarks have in common: a tag and the site weigh as much as two words. */
export async function relatedStatement(
  client: LibraryClient,
  { id, tags }: Bookmark,
  limit: number,
): Promise<{ text: string; values: unknown[] }> {
  const traits = await traitsOf(client, id, tags.map(tagKey));
  const words = traits.words.map(quotedLexeme);
  const pairs = words.slice(1).map((word, index) => `${words[index]} & ${word}`);
  return {
    text: RELATED,
    values: [client.userSub, id, traits.site, traits.tags.map(tagLexeme), words, pairs, limit],
  };
}

async function traitsOf(client: LibraryClient, id: string, tagKeys: readonly string[]): Promise<Traits> {
  const [traits] = await client.named<Traits>(
    'traits-of-bookmark',
    `select site,
       array(select key from tags where user_sub = $1 and key = any($3) and bookmark_count > 1
         order by bookmark_count, key limit ${TAGS}) as tags,
       array(select lexeme from unnest(to_tsvector('bookmarks_english', plain_words(title)))
         where length(lexeme) > 2 order by length(lexeme) desc, lexeme limit ${WORDS}) as words
     from bookmarks where user_sub = $1 and id = $2`,
    [id, tagKeys],
  );
  return traits ?? { site: '', tags: [], words: [] };
}

const RELATED = `with trait as (
    select query::tsquery, 2 as weight from unnest($4::text[]) as query
    union all select query::tsquery, 1 from unnest($5::text[]) as query
    union all select query::tsquery, 0 from unnest($6::text[]) as query
  ), candidate as (
    select alike.id from trait, lateral (
      select id from findable_bookmarks where user_sub = $1 and document @@ trait.query limit ${CANDIDATES}
    ) as alike
    union
    (select id from findable_bookmarks where user_sub = $1 and site = $3 limit ${CANDIDATES})
  ), found as (
    select findable_bookmarks.id, created_at, case when site = $3 then 2 else 0 end +
      (select coalesce(sum(weight), 0) from trait where document @@ trait.query) as likeness
    from candidate join findable_bookmarks on user_sub = $1 and findable_bookmarks.id = candidate.id
    where findable_bookmarks.id <> $2
    order by likeness desc, created_at desc, id limit $7
  )
  select ${BOOKMARK_COLUMNS} from found
  join bookmarks on bookmarks.user_sub = $1 and bookmarks.id = found.id
  order by likeness desc, found.created_at desc, found.id`;
