import type { ProofId } from '../access/proof.ts';
import type { BucketState, Charge } from './limit.ts';

/** What revocations know a token by. */
export type TokenReference = {
  readonly sub: string;
  readonly jti: string | undefined;
  /** Seconds since 1970. */
  readonly issuedAt: number | undefined;
  /** The app that came with it, where the token names one. */
  readonly appId: string | undefined;
  /** The proof that came with it, which is good once; undefined for a token that is bound to no key. */
  readonly proof?: ProofId | undefined;
};

export type AdmissionRequest = {
  /** The verified token, where there is one. */
  readonly token?: TokenReference;
  readonly charges: readonly Charge[];
};

/**
 * - `admitted`: every bucket was charged.
 * - `limited`: a bucket has not enough left, and none was charged.
 * - `revoked`: none was charged, so that a stolen token cannot use up its owner's share.
 * - `disconnected`: the same, for an app that the person lets in no more.
 * - `denied`: the same, for an app that the operator lets in no more.
 * - `replayed`: the same, for a proof that was used before.
 * - `unverifiable`: nobody can say whether the token was revoked.
 */
export type Admission =
  | { readonly outcome: 'admitted' | 'limited'; readonly buckets: readonly BucketState[] }
  | { readonly outcome: 'revoked' | 'disconnected' | 'denied' | 'replayed' | 'unverifiable' };

/** Decides whether a request may pass, and charges for it if so. */
export type Admit = (request: AdmissionRequest) => Promise<Admission>;

/** All or nothing: the outcome of a request from the state of its buckets. */
export function admissionOf(buckets: readonly BucketState[]): Admission {
  return { outcome: buckets.every(({ waitMs }) => waitMs === 0) ? 'admitted' : 'limited', buckets };
}
