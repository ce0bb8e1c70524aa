/**
 * Entries of a file in batches, one after the other. A file cannot be entered in the middle: for another place than the
 * next one it is read anew from its beginning.
 */
export function createBatchReader<Entry>(open: () => Promise<AsyncIterable<Entry>>) {
  let entries: AsyncIterator<Entry> | undefined;
  let position = 0;

  async function take(): Promise<Entry | undefined> {
    const next = await entries?.next();
    if (next === undefined || next.done) return undefined;
    position += 1;
    return next.value;
  }

  async function moveTo(start: number): Promise<void> {
    if (entries === undefined || position !== start) {
      entries = (await open())[Symbol.asyncIterator]();
      position = 0;
    }
    while (position < start && (await take()) !== undefined);
  }

  return {
    /** Up to `size` entries; fewer only at the end. */
    async batchAt(start: number, size: number): Promise<Entry[]> {
      await moveTo(start);
      const batch: Entry[] = [];
      while (batch.length < size) {
        const entry = await take();
        if (entry === undefined) break;
        batch.push(entry);
      }
      return batch;
    },
  };
}
