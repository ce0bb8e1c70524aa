/** An OAuth client that was used with a token of a user's. */
export type AppConnection = {
  readonly id: string;
  readonly clientId: string;
  readonly firstUsedAt: Date;
  /** Written now and then, not with every use. */
  readonly lastUsedAt: Date;
  readonly lastUsedAddress: string;
  /** What it said of itself then, which can be anything. */
  readonly lastUserAgent: string;
  /** Absent for an app that may act for the user. */
  readonly disconnectedAt: Date | undefined;
};

export type AppUse = Pick<AppConnection, 'id' | 'clientId'> & {
  readonly at: Date;
  readonly address: string;
  readonly userAgent: string;
};
