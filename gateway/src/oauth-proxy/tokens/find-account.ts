import type { FindAccount } from 'oidc-provider';
import type { Revocations } from '../../revocation/revocations.ts';
import { orTryAgain } from '../state/or-try-again.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';

/**
 * Everybody whom a code or a refresh token speaks of, unless they have signed out everywhere since they agreed. Renewals hand
 * `iiat` on, so a refresh token tells when that was, however often it was renewed.
 */
export function createFindAccount(revocations: Pick<Revocations, 'signedOutAt'>): FindAccount {
  const lastSignOut = (sub: string) =>
    revocations.signedOutAt(sub).catch((cause: unknown) => {
      throw new RecordsUnavailableError('Nobody can say whether they have signed out.', { cause });
    });

  return async (_context, sub, token) => {
    const agreedAt = token && ('iiat' in token ? Number(token.iiat) : token.iat);
    const signedOutAt = agreedAt && (await orTryAgain(lastSignOut(sub)));
    // Agreed in the very second of the sign-out counts as before it, as with access tokens.
    if (agreedAt && signedOutAt && agreedAt <= signedOutAt) return undefined;
    return { accountId: sub, claims: () => ({ sub }) };
  };
}
