import { decodeJwt } from 'jose';
import type { VerifyAccessToken } from './access-token.ts';
import { AccessRefusedError } from './refusal-reason.ts';

export type TrustedIssuer = {
  readonly issuer: string;
  readonly verify: VerifyAccessToken;
  /** With what all its subjects begin, and no other issuer's may. */
  readonly subjectPrefix?: string | undefined;
};

/**
 * What a token says of its issuer only chooses who looks at it: each verifier takes the tokens of its own issuer, by its own keys.
 * What is of no issuer of ours is refused by the first.
 */
export function verifyByIssuer(issuers: readonly [TrustedIssuer, ...TrustedIssuer[]]): VerifyAccessToken {
  return async (token) => {
    const claimed = claimedIssuer(token);
    const chosen = issuers.find(({ issuer }) => issuer === claimed) ?? issuers[0];
    const verified = await chosen.verify(token);
    const others = issuers.filter((issuer) => issuer !== chosen);
    // Two issuers must never speak of the same person.
    if (others.some(({ subjectPrefix: prefix }) => prefix && verified.caller.sub.startsWith(prefix)))
      throw new AccessRefusedError('subject_invalid');
    return verified;
  };
}

function claimedIssuer(token: string): unknown {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
