import type { Redis } from 'ioredis';
import type { Disconnections } from '../apps/disconnections.ts';

/** Holds `DISCONNECTED` while the app is to be let in no more; `ALLOWED` for a while after that is over. */
export const disconnectedKey = (sub: string, id: string) => `gateway:disconnected:${sub}:${id}`;
export const DISCONNECTED = '1';
const ALLOWED = '0';
/** Longer than any answer of the bookmark service is under way: an older one does not take back what was said since. */
const ALLOWED_SECONDS = 60;

/** Kept for as long as a person wants it so: a new token is no reason to let an app in again. */
export class RedisDisconnections implements Disconnections {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async disconnect(sub: string, id: string): Promise<void> {
    await this.#redis.set(disconnectedKey(sub, id), DISCONNECTED);
  }

  async reconnect(sub: string, id: string): Promise<void> {
    await this.#redis.set(disconnectedKey(sub, id), ALLOWED, 'EX', ALLOWED_SECONDS);
  }

  async restore(sub: string, ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => this.#redis.set(disconnectedKey(sub, id), DISCONNECTED, 'NX')));
  }

  async forget(sub: string, ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => this.#redis.del(disconnectedKey(sub, id))));
  }
}
