/** What a request was let in by. */
export type Credential = {
  /** The same for all requests that it comes with. A secret. */
  readonly name: string;
  /** Whether it would still be let in, as far as anybody can say. */
  readonly holds: () => Promise<boolean>;
};
