import { decodeJwt } from 'jose';
import type { VerifyAccessToken } from './access-token.ts';
import { AccessRefusedError } from './refusal-reason.ts';

/** Another issuer than AuthKit, whose tokens are good as well. */
export type OtherIssuer = {
  readonly issuer: string;
  readonly verify: VerifyAccessToken;
  /** With what all its subjects begin, and no other issuer's may. */
  readonly subjectPrefix: string;
};

/**
 * What a token says of its issuer only chooses who looks at it: each verifier takes the tokens of its own issuer, by its own keys.
 */
export function verifyByIssuer(verify: VerifyAccessToken, other: OtherIssuer): VerifyAccessToken {
  return async (token) => {
    if (claimedIssuer(token) === other.issuer) return other.verify(token);
    const verified = await verify(token);
    // Two issuers must never speak of the same person.
    if (verified.caller.sub.startsWith(other.subjectPrefix)) throw new AccessRefusedError('subject_invalid');
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
