export interface AccountWriter {
  /** Everything of the user's in every table, and in the queue. */
  deleteEverything(): Promise<void>;
}
