import type { Redis } from 'ioredis';
import {
  type DocumentStore,
  STORED_DOCUMENT,
  type StoredDocument,
} from '../authorization-server/document-store.ts';
import { CEILING_MS } from '../authorization-server/remote-document.ts';

const PREFIX = 'gateway:document:';

/** One string a document, gone when even an outage could not make it useful any more. */
export class RedisDocumentStore implements DocumentStore {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async read(name: string): Promise<StoredDocument | undefined> {
    const json = await this.#redis.get(PREFIX + name);
    return json === null ? undefined : STORED_DOCUMENT.parse(JSON.parse(json));
  }

  async write(name: string, document: StoredDocument): Promise<void> {
    await this.#redis.set(PREFIX + name, JSON.stringify(document), 'PX', CEILING_MS);
  }
}
