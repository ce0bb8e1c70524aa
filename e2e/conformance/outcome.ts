/** What one check of one scenario found out. */
export type Outcome = {
  /** Which run of the runner it belongs to: a revision of MCP, or an authorization server. */
  readonly run: string;
  /** `scenario/check`. */
  readonly check: string;
  readonly isFailed: boolean;
  readonly message: string;
};
