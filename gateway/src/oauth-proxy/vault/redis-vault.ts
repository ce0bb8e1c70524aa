import type { Logger } from '@bookmarks/telemetry';
import type { Redis } from 'ioredis';
import { REFRESH_TOKEN_SECONDS } from '../lifetimes.ts';
import { confirmed, RecordsUnavailableError } from '../state/redis-records.ts';
import { recordAccess } from '../state/sealed-record.ts';
import type { Envelope } from './envelope.ts';
import { sessionText, UPSTREAM_SESSION, type UpstreamSession } from './upstream-session.ts';

/** Replaces a record that is still as it was read. */
const REPLACE_SCRIPT = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1`;
const WRITE_SCRIPT = `
local found = redis.call('GET', KEYS[1])
if (found or '') ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3]) end
return 1`;

/** How often a change is tried again because somebody else made one at the same time. */
const MAX_ATTEMPTS = 20;
const SCAN_COUNT = 100;
const NAMES = recordAccess('Vault', '').name.replace(/[^:]*$/, '');

type Change = (session: UpstreamSession | undefined) => UpstreamSession | undefined;

/** What the gateway holds at the upstream, one record a person, for all replicas; readable with a key that is not in Redis. */
export class RedisVault {
  readonly #redis: Redis;
  readonly #envelope: Envelope;
  readonly #log: Logger;

  constructor(redis: Redis, envelope: Envelope, log: Logger) {
    this.#redis = redis;
    this.#envelope = envelope;
    this.#log = log;
  }

  async find(sub: string): Promise<UpstreamSession | undefined> {
    return (await this.#read(nameOf(sub))).session;
  }

  /** What it holds for `sub` afterwards, and did before. No change of another replica is lost. */
  async change(sub: string, change: Change): Promise<{ before?: UpstreamSession; after?: UpstreamSession }> {
    const name = nameOf(sub);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { sealed, session: before } = await this.#read(name);
      const after = change(before);
      if (before === undefined && after === undefined) return {};
      const written = after === undefined ? '' : await this.#envelope.seal(name, sessionText(after));
      const write = this.#redis.eval(WRITE_SCRIPT, 1, name, sealed ?? '', written, REFRESH_TOKEN_SECONDS);
      if ((await confirmed(write)) === 1) return { ...(before && { before }), ...(after && { after }) };
    }
    throw new RecordsUnavailableError('Too many changes of one record at once.');
  }

  /** Puts every record under the first key. @returns how many there are, and how many nobody can read any more. */
  async rewrapAll(): Promise<{ readonly read: number; readonly unreadable: number }> {
    let [read, unreadable] = [0, 0];
    let cursor = '0';
    do {
      const [next, names] = await this.#redis.scan(cursor, 'MATCH', `${NAMES}*`, 'COUNT', SCAN_COUNT);
      for (const name of names) {
        const { sealed, session } = await this.#read(name);
        if (session !== undefined) read += 1;
        else if (sealed !== undefined) unreadable += 1;
      }
      cursor = next;
    } while (cursor !== '0');
    return { read, unreadable };
  }

  /** A record under an old key is put under the first one as soon as anybody reads it. */
  async #read(name: string): Promise<{ sealed?: string; session?: UpstreamSession }> {
    const sealed = await confirmed(this.#redis.get(name));
    if (sealed === null) return {};
    const opened = await this.#envelope.open(name, sealed);
    if (opened === undefined) {
      this.#log.warn(
        'what is held at the upstream is under no key of OAUTH_PROXY_VAULT_KEYS: its person must sign in again',
      );
      return { sealed };
    }
    const session = UPSTREAM_SESSION.parse(JSON.parse(opened.plaintext));
    if (!opened.isUnderOldKey) return { sealed, session };
    const rewrapped = await this.#envelope.seal(name, opened.plaintext);
    const isReplaced = await confirmed(this.#redis.eval(REPLACE_SCRIPT, 1, name, sealed, rewrapped));
    return isReplaced === 1 ? { sealed: rewrapped, session } : this.#read(name);
  }
}

function nameOf(sub: string): string {
  return recordAccess('Vault', sub).name;
}
