import { z } from 'zod';

/** A document as it was fetched, and when (milliseconds since 1970). */
export const STORED_DOCUMENT = z.object({ fetchedAt: z.number(), document: z.unknown() });
export type StoredDocument = z.infer<typeof STORED_DOCUMENT>;

/**
 * Where the replicas of the gateway leave fetched documents for one another. What it returns is checked like a fresh
 * answer; that it throws or forgets costs a fetch, nothing more.
 */
export interface DocumentStore {
  read(name: string): Promise<StoredDocument | undefined>;
  write(name: string, document: StoredDocument): Promise<void>;
}
