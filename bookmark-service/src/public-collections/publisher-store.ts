export interface PublisherReader {
  /** By which its user wants to be known to those who read what they have published; empty: by none. */
  publicName(): Promise<string>;
}

export interface PublisherWriter extends PublisherReader {
  /** From now on, writes of this library are counted: see `PublicCollection.version`. */
  ensurePublisher(): Promise<void>;
  setPublicName(name: string): Promise<void>;
}
