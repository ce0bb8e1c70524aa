import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import {
  type Admission,
  type AdmissionRequest,
  admissionOf,
  type TokenReference,
} from '../limits/admission.ts';
import { bucketState, unitUs } from '../limits/gcra.ts';
import type { Charge } from '../limits/limit.ts';
import type { SharedAdmit } from '../limits/with-fallback.ts';
import { ADMISSION_SCRIPT, SCRIPT_OUTCOME } from './admission-script.ts';
import { deniedClientKey } from './redis-client-denials.ts';
import { disconnectedKey } from './redis-disconnections.ts';
import { revokedTokenKey, signedOutKey } from './redis-revocations.ts';

const SCRIPT_SHA1 = createHash('sha1').update(ADMISSION_SCRIPT).digest('hex');
const ANSWER = z.array(z.number()).min(1);

/** Counts for all replicas together, and knows every revocation. One round trip. */
export function createRedisAdmit(redis: Redis): SharedAdmit {
  return async (request) => {
    const [outcome, ...numbers] = ANSWER.parse(await runScript(redis, keysOf(request), argumentsOf(request)));
    if (outcome === SCRIPT_OUTCOME.revoked) return { outcome: 'revoked' };
    if (outcome === SCRIPT_OUTCOME.disconnected) return { outcome: 'disconnected' };
    if (outcome === SCRIPT_OUTCOME.denied) return { outcome: 'denied' };
    if (outcome === SCRIPT_OUTCOME.replayed) return { outcome: 'replayed' };
    if (outcome === SCRIPT_OUTCOME.full) return { outcome: 'uncounted' };
    return admissionFrom(request.charges, numbers);
  };
}

/** By its digest; in full only when Redis does not have it, because it is new or was restarted. */
async function runScript(redis: Redis, keys: string[], args: (string | number)[]): Promise<unknown> {
  try {
    return await redis.evalsha(SCRIPT_SHA1, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(ADMISSION_SCRIPT, keys.length, ...keys, ...args);
  }
}

function keysOf({ charges, token }: AdmissionRequest): string[] {
  return [...charges.map(({ name, owner }) => `gateway:limit:${name}:${owner}`), ...refusalKeys(token)];
}

function refusalKeys(token: TokenReference | undefined): string[] {
  if (token === undefined) return [];
  const { sub, jti = '', appId = '', proof } = token;
  return [
    ...[signedOutKey(sub), revokedTokenKey(jti), disconnectedKey(sub, appId), deniedClientKey(appId)],
    ...(proof === undefined ? [] : [`gateway:proof:${proof}`]),
  ];
}

function argumentsOf({ charges, token }: AdmissionRequest): (string | number)[] {
  const ofCharges = charges.flatMap(({ limit, cost }) => [unitUs(limit), limit.quota, cost]);
  return [charges.length, token?.issuedAt ?? '', ...ofCharges];
}

function admissionFrom(charges: readonly Charge[], numbers: readonly number[]): Admission {
  return admissionOf(
    charges.map((charge, index) => {
      const [untilFullUs = 0, waitUs = 0] = numbers.slice(2 * index);
      return bucketState(charge, { untilFullUs, waitUs });
    }),
  );
}
