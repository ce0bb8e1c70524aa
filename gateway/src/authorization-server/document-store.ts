import { z } from 'zod';

/** A document as it was fetched, when (milliseconds since 1970), and in whose turn, if it was asked for in one. */
export const STORED_DOCUMENT = z.object({
  fetchedAt: z.number(),
  document: z.unknown(),
  turn: z.string().optional(),
});
export type StoredDocument = z.infer<typeof STORED_DOCUMENT>;

/**
 * Where the replicas of the gateway leave fetched documents for one another. What it returns is checked like a fresh
 * answer; that it throws or forgets costs a fetch, nothing more.
 */
export interface DocumentStore {
  read(name: string): Promise<StoredDocument | undefined>;
  write(name: string, document: StoredDocument): Promise<void>;
  /** Takes the turn `id` for so long, unless another one is running. Returns the one that is running then. */
  takeTurn(name: string, id: string, durationMs: number): Promise<string>;
}
