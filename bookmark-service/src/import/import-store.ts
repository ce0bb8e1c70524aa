export interface ImportReader {
  /** A piece of a file, counted from 0. */
  importChunk(fileId: string, position: number): Promise<Uint8Array | undefined>;
  /** How much is stored of all files of the user. */
  storedImportBytes(): Promise<number>;
  /** Of these bookmarks, those that a change made. */
  bookmarksMadeBy(changeId: string, ids: readonly string[]): Promise<Set<string>>;
}

export interface ImportWriter extends ImportReader {
  insertImportChunk(fileId: string, position: number, bytes: Uint8Array): Promise<void>;
  deleteImportChunks(fileId: string): Promise<void>;
  /** Of the file that a job imports, if it imports one. */
  deleteImportChunksOfJob(jobId: string): Promise<void>;
}
