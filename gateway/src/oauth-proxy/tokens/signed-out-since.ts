import type { Revocations } from '../../revocation/revocations.ts';
import { orTryAgain } from '../state/or-try-again.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';

type Granted = { readonly iiat?: number | undefined; readonly iat?: number | undefined };

/** Whether a person has signed out everywhere since they agreed to what a code or a refresh token is for. */
export type SignedOutSince = (sub: string, granted: Granted) => Promise<boolean>;

/** Renewals hand `iiat` on, so a refresh token tells when the person agreed, however often it was renewed. */
export function createSignedOutSince(revocations: Pick<Revocations, 'signedOutAt'>): SignedOutSince {
  const lastSignOut = (sub: string) =>
    revocations.signedOutAt(sub).catch((cause: unknown) => {
      throw new RecordsUnavailableError('Nobody can say whether they have signed out.', { cause });
    });

  return async (sub, { iat = 0, iiat = iat }) => {
    const signedOutAt = await orTryAgain(lastSignOut(sub));
    // Agreed in the very second of the sign-out counts as before it, as with access tokens.
    return signedOutAt !== undefined && iiat <= signedOutAt;
  };
}
