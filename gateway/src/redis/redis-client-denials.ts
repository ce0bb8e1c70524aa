import { appId } from '@bookmarks/protos';
import type { Redis } from 'ioredis';
import type { ClientDenials } from '../apps/client-denials.ts';

/** Exists while the client is denied. A client is named by its `appId`, since its own id may be long. */
export const deniedClientKey = (id: string) => `gateway:denied:${id}`;

/** Kept until somebody takes it back: a client registers again, and gets the same id. */
export class RedisClientDenials implements ClientDenials {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async deny(clientId: string): Promise<void> {
    await this.#redis.set(deniedClientKey(appId(clientId)), '1');
  }

  async allow(clientId: string): Promise<void> {
    await this.#redis.del(deniedClientKey(appId(clientId)));
  }

  async isDenied(clientId: string): Promise<boolean> {
    return (await this.#redis.exists(deniedClientKey(appId(clientId)))) === 1;
  }
}
