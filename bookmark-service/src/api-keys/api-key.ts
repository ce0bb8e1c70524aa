import type { Scope, UserSub } from '@bookmarks/identity';

/** A key as its user sees it in a list. What was issued is known to nobody but them. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  /** What it begins with, such as `bkm_live_`, and its last four characters. */
  readonly prefix: string;
  readonly lastFour: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** Absent for a key that does not expire. */
  readonly expiresAt: Date | undefined;
  /** Written now and then, not with every use. */
  readonly lastUse: ApiKeyUse | undefined;
};

export type ApiKeyUse = { readonly at: Date; readonly address: string };

/** What a digest stands for: a user, and what the key that has it may do for them. */
export type ApiKeyGrant = {
  readonly userSub: UserSub;
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | undefined;
};
