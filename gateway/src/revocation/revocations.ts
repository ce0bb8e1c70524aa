/** Ends the use of access tokens before they expire. Each takes effect with the next request, at every replica. */
export interface Revocations {
  /** "Sign out everywhere": every token of `sub` that was issued until now. */
  signOutEverywhere(sub: string): Promise<void>;
  /** One token, by its `jti`. */
  revokeToken(jti: string): Promise<void>;
}
