import type { UserSub } from '@bookmarks/identity';
import type { AuditPageQuery } from '../audits/audit-store.ts';
import { afterPosition, orderBy, type PageOrder, positionColumn } from './page-order.ts';

const LATEST: PageOrder = {
  keys: [
    { by: 'latest', type: 'timestamptz' },
    { by: `array_to_string(ids, ' ')`, type: 'text' },
  ],
  direction: 'desc',
};

/**
 * One pass over the library by title. URLs are taken apart on those sites alone that have one which can be spelled
 * otherwise: the index page of a folder, or a host for mobile phones.
 */
export function duplicatesStatement(
  userSub: UserSub,
  { after, limit, groupSize }: AuditPageQuery & { readonly groupSize: number },
): { text: string; values: unknown[] } {
  const values: unknown[] = [userSub, groupSize, limit];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const following = after === undefined ? '' : `where ${afterPosition(LATEST, after, bind)}`;
  const text = `with respelled as materialized (
      select distinct ${PLAIN_SITE} as site from findable_bookmarks
      where user_sub = $1 and (url like '%/index.%' or url like '%/default.%' or ${IS_MOBILE})
    ), plain as materialized (
      select id, created_at, ${PLAIN_SITE} as site, ${REST} as rest
      from findable_bookmarks where user_sub = $1 and ${PLAIN_SITE} in (select site from respelled)
    ), alike as (
      select ${GROUP} from findable_bookmarks where user_sub = $1 and title <> ''
      group by site, lower(title) having count(*) > 1
      union
      select ${GROUP} from plain group by site, ${PLAIN_PATH} having count(*) > 1
    )
    select ids, ${positionColumn(LATEST)} from alike ${following} order by ${orderBy(LATEST)} limit $3`;
  return { text, values };
}

const GROUP = `(array_agg(id order by created_at, id))[1:$2] as ids, max(created_at) as latest`;

/** Hosts are turned round: `en.m.example.com` is `com.example.m.en`; `m.com` is no mobile site. */
const MOBILE = String.raw`'^([^.]+\.[^.]+(\..+)?)\.(m|mobile)(?=\.|$)'`;
const IS_MOBILE = `(site like '%.m%' and site ~ ${MOBILE})`;
const PLAIN_SITE = String.raw`case when site like '%.m%' then regexp_replace(site, ${MOBILE}, '\1') else site end`;

/**
 * What follows the host, without the name of an index page and without a fragment that selects no content. Regular
 * expressions are dear, and most URLs need but one.
 */
const PLAIN_PATH = String.raw`rtrim(
  case when rest like '%#%' or rest like '%/index.%' or rest like '%/default.%'
    then regexp_replace(regexp_replace(rest, '#(?![!/]).*$', ''), '/(index|default)\.(html?|php|aspx?)(?=[?#]|$)', '')
    else rest end, '/')`;
const REST = `regexp_replace(url, '^https?://([^/?#]*@)?[^/?#:]*', '', 'i')`;
