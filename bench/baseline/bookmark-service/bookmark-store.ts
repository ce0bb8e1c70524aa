import { randomBytes } from 'node:crypto';
import type { RequestOf, ResponseOf } from '@bookmarks/protos';
import type { Pool, PoolClient } from 'pg';

type Row = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly note: string;
  readonly tags: string[];
  readonly favorite: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
};

const SUGGESTED_TAGS = 5;

/** Bookmarks in PostgreSQL, with its transactions as the documentation of `pg` has them. */
export class BookmarkStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  get(userSub: string, refs: readonly string[]): Promise<{ entries: object[] }> {
    return this.#transaction(userSub, async (client) => {
      const ids = refs.filter((ref) => ref.startsWith('bm_'));
      const urls = refs.filter((ref) => !ref.startsWith('bm_'));
      const byId = ids.length > 0 ? await this.#savedAs(client, 'id', userSub, ids) : [];
      const byUrl = urls.length > 0 ? await this.#savedAs(client, 'url', userSub, urls) : [];
      return {
        entries: [
          ...byId.map((row) => ({ ref: row.id, bookmark: toMessage(row) })),
          ...byUrl.map((row) => ({ ref: row.url, bookmark: toMessage(row) })),
        ],
      };
    });
  }

  create(
    userSub: string,
    request: RequestOf<'CreateBookmark'>,
  ): Promise<Partial<ResponseOf<'CreateBookmark'>>> {
    return this.#transaction(userSub, async (client) => {
      const { url = '', title = '', note = '', tags = [], favorite = false } = request;
      const site = new URL(url).host;
      const { rows } = await client.query<Row>(
        `INSERT INTO bookmarks (id, user_sub, url, site, title, note, tags, favorite)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (user_sub, url) DO NOTHING RETURNING *`,
        [newId('bm'), userSub, url, site, title, note, tags, favorite ?? false],
      );
      const [created] = rows;
      const bookmark = created ?? (await this.#savedAs(client, 'url', userSub, [url]))[0];
      if (bookmark === undefined) throw new Error('The bookmark is gone.');
      const changeId = created && (await this.#recordChange(client, userSub, created.id));
      const suggestedTags = await this.#tagsOfSite(client, userSub, site);
      return {
        bookmark: toMessage(bookmark),
        outcome: created ? 'OUTCOME_CREATED' : 'OUTCOME_UNCHANGED',
        changeId: changeId ?? '',
        suggestedTags: suggestedTags.filter((tag) => !bookmark.tags.includes(tag)),
      };
    });
  }

  async #savedAs(client: PoolClient, column: 'id' | 'url', userSub: string, values: readonly string[]) {
    const sql = `SELECT * FROM bookmarks WHERE user_sub = $1 AND ${column} = ANY($2)`;
    return (await client.query<Row>(sql, [userSub, values])).rows;
  }

  /** By which the user can take it back. */
  async #recordChange(client: PoolClient, userSub: string, bookmarkId: string): Promise<string> {
    const id = newId('chg');
    const sql = 'INSERT INTO changes (id, user_sub, bookmark_id, kind) VALUES ($1, $2, $3, $4)';
    await client.query(sql, [id, userSub, bookmarkId, 'create']);
    return id;
  }

  async #tagsOfSite(client: PoolClient, userSub: string, site: string): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM bookmarks, unnest(tags) AS name WHERE user_sub = $1 AND site = $2
       GROUP BY name ORDER BY count(*) DESC LIMIT $3`,
      [userSub, site, SUGGESTED_TAGS],
    );
    return rows.map(({ name }) => name);
  }

  async #transaction<Result>(
    userSub: string,
    work: (client: PoolClient) => Promise<Result>,
  ): Promise<Result> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT set_config('app.user_sub', $1, true)", [userSub]);
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(9).toString('base64url')}`;
}

function toMessage({ id, url, title, note, tags, favorite, created_at, updated_at, version }: Row) {
  return {
    id,
    url,
    title,
    description: '',
    note,
    tags,
    favorite,
    status: 'STATUS_UNREAD' as const,
    createTime: timestamp(created_at),
    updateTime: timestamp(updated_at),
    remindTime: null,
    version,
    collection: '',
    collectionId: '',
  };
}

function timestamp(date: Date) {
  return { seconds: String(Math.floor(date.getTime() / 1000)), nanos: (date.getTime() % 1000) * 1_000_000 };
}
