/** Ends the use of tokens before they expire. Each takes effect with the next request, at every replica. */
export interface Revocations {
  /** "Sign out everywhere": every token of `sub` that was issued until now. */
  signOutEverywhere(sub: string): Promise<void>;
  /** The second of the last one, since 1970; undefined where there was none that still matters. */
  signedOutAt(sub: string): Promise<number | undefined>;
  /** One token, by its `jti`. */
  revokeToken(jti: string): Promise<void>;
}
