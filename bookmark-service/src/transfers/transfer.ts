/** A short-lived link by which one file comes in, or by which bookmarks go out as a file. */
export type Transfer = {
  readonly id: string;
  readonly direction: 'import' | 'export';
  /** Of the secret in its link, which is kept nowhere. */
  readonly secretSha256: Buffer;
  /** What is to be done with the file, or to be in it, as JSON; checked again when it is used. */
  readonly params: unknown;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Since when the import of a file that came by it is started: an upload link is good for one. */
  readonly usedAt: Date | undefined;
};
