import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { Most } from '../resurface/resurface-store.ts';
import { tagKey } from '../tags/tag.ts';
import { BOOKMARK_COLUMNS } from './bookmark-row.ts';
import { quotedLexeme, tagLexeme } from './lexeme.ts';
import type { LibraryClient } from './library-client.ts';
import { readableIn } from './readable-in.ts';

/** Only the tags that say most: those that fewest bookmarks carry. */
const TAGS = 5;
/** Only the longest words of the title. */
const WORDS = 8;
/** How many bookmarks are compared for each tag, word, pair of words and the site; more cost time and say little. */
const CANDIDATES = 100;

type Traits = { site: string; tags: string[]; words: string[] };

/** Orders by what bookmarks have in common: a tag and the site weigh as much as two words, two words on a page as one. */
export async function relatedStatement(
  client: LibraryClient,
  { id, tags }: Bookmark,
  { limit, minutes }: Most,
): Promise<{ text: string; values: unknown[] }> {
  const traits = await traitsOf(client, id, tags.map(tagKey));
  const words = traits.words.map(quotedLexeme);
  const pairs = words.slice(1).map((word, index) => `${words[index]} & ${word}`);
  const values = [client.userSub, id, traits.site, traits.tags.map(tagLexeme), words, pairs, limit];
  return {
    text: related(minutes === undefined ? '' : readableIn('$8')),
    values: [...values, ...(minutes === undefined ? [] : [minutes])],
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

const related = (readable: string) => `with trait as (
    select query::tsquery, 2 as weight from unnest($4::text[]) as query
    union all select query::tsquery, 1 from unnest($5::text[]) as query
    union all select query::tsquery, 0 from unnest($6::text[]) as query
  ), candidate as (
    select alike.id from trait, lateral (
      select id from findable_bookmarks where user_sub = $1 and document @@ trait.query limit ${CANDIDATES}
    ) as alike
    union
    (select id from findable_bookmarks where user_sub = $1 and site = $3 limit ${CANDIDATES})
  ), by_page as (
    select bookmark_id as id, count(*) as likeness from unnest($6::text[]) as query, lateral (
      select bookmark_id from findable_page_texts where document @@ query::tsquery limit ${CANDIDATES}
    ) as alike
    group by bookmark_id
  ), found as (
    select id, created_at, case when site = $3 then 2 else 0 end + coalesce(by_page.likeness, 0) +
      (select coalesce(sum(weight), 0) from trait where document @@ trait.query) as likeness
    from (select id from candidate union select id from by_page) as candidate
    join findable_bookmarks using (id) left join by_page using (id)
    where user_sub = $1 and id <> $2 ${readable}
    order by likeness desc, created_at desc, id limit $7
  )
  select ${BOOKMARK_COLUMNS} from found
  join bookmarks on bookmarks.user_sub = $1 and bookmarks.id = found.id
  order by likeness desc, found.created_at desc, found.id`;
