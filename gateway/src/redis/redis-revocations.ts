import type { Redis } from 'ioredis';
import { CLOCK_SKEW_SECONDS } from '../access/claims.ts';
import { SESSION_LIFETIME_SECONDS } from '../account/session.ts';
import { GRANT_SECONDS } from '../oauth-proxy/lifetimes.ts';
import type { Revocations } from '../revocation/revocations.ts';

/** The second until which tokens of `sub` are revoked, on Redis's clock. */
export const signedOutKey = (sub: string) => `gateway:revoked:sub:${sub}`;
/** Exists when the token with this `jti` is revoked. */
export const revokedTokenKey = (jti: string) => `gateway:revoked:jti:${jti}`;

const SIGN_OUT_SCRIPT = `return redis.call('SET', KEYS[1], redis.call('TIME')[1], 'EX', ARGV[1])`;

/** A revocation is kept until no token that it is about can be valid any more. */
export class RedisRevocations implements Revocations {
  readonly #redis: Redis;
  readonly #ttlSeconds: number;

  constructor({ redis, maxTokenLifetimeSeconds }: { redis: Redis; maxTokenLifetimeSeconds: number }) {
    this.#redis = redis;
    this.#ttlSeconds = maxTokenLifetimeSeconds + CLOCK_SKEW_SECONDS;
  }

  async signOutEverywhere(sub: string): Promise<void> {
    // It is about sessions of the account pages, and about all that the OAuth proxy has granted, too.
    const ttlSeconds = Math.max(this.#ttlSeconds, SESSION_LIFETIME_SECONDS, GRANT_SECONDS);
    await this.#redis.eval(SIGN_OUT_SCRIPT, 1, signedOutKey(sub), ttlSeconds);
  }

  async signedOutAt(sub: string): Promise<number | undefined> {
    const second = await this.#redis.get(signedOutKey(sub));
    return second === null ? undefined : Number(second);
  }

  async revokeToken(jti: string): Promise<void> {
    await this.#redis.set(revokedTokenKey(jti), '1', 'EX', this.#ttlSeconds);
  }
}
