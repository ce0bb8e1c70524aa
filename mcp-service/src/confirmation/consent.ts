import type { Confirmable, Confirmations } from './confirm-token.ts';

/** What this call says about its user's consent, apart from a token among its arguments. */
export type Consultation = {
  /** Whether the client can put a question to its user. */
  readonly canAsk: boolean;
  /** What the user said to the question by which the call before ended. */
  readonly reply: { readonly agreed: boolean; readonly token: string } | undefined;
};

/** `unfit`: a token came, but not for this change. */
export type Consent =
  | { readonly kind: 'given' | 'declined' | 'unfit' }
  | { readonly kind: 'wanted'; readonly token: string; readonly canAsk: boolean };

type ConsentDeps = { readonly confirmations: Confirmations; readonly consultation: Consultation };

/**
 * Whether the user agreed to exactly this change. What comes back with a reply is as little to be trusted as an
 * argument: both are tokens, which prove what they were issued for.
 */
export function consentTo(
  { confirmations, consultation: { canAsk, reply } }: ConsentDeps,
  confirmable: Confirmable,
  confirmToken: string | undefined,
): Consent {
  if (reply?.agreed === false) return { kind: 'declined' };
  const token = confirmToken ?? reply?.token;
  if (token === undefined) return { kind: 'wanted', token: confirmations.issue(confirmable), canAsk };
  return { kind: confirmations.isConfirmed(confirmable, token) ? 'given' : 'unfit' };
}
