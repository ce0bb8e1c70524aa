import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  type DocumentStore,
  STORED_DOCUMENT,
  type StoredDocument,
} from '../authorization-server/document-store.ts';
import { CEILING_MS } from '../authorization-server/remote-document.ts';

const DOCUMENT_PREFIX = 'gateway:document:';
const TURN_PREFIX = 'gateway:turn:';

const TAKE_TURN_SCRIPT = `
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return ARGV[1] end
return redis.call('GET', KEYS[1])`;

/** One string a document, gone when even an outage could not make it useful any more. */
export class RedisDocumentStore implements DocumentStore {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async read(name: string): Promise<StoredDocument | undefined> {
    const json = await this.#redis.get(DOCUMENT_PREFIX + name);
    return json === null ? undefined : STORED_DOCUMENT.parse(JSON.parse(json));
  }

  async write(name: string, document: StoredDocument): Promise<void> {
    await this.#redis.set(DOCUMENT_PREFIX + name, JSON.stringify(document), 'PX', CEILING_MS);
  }

  async takeTurn(name: string, id: string, durationMs: number): Promise<string> {
    return z.string().parse(await this.#redis.eval(TAKE_TURN_SCRIPT, 1, TURN_PREFIX + name, id, durationMs));
  }
}
