/** Enough to see what a file is, and small beside everything else that is kept. */
const CHUNK_BYTES = 64 * 1024;

/** The same bytes in chunks of one size, so that what is decided by a chunk does not hang on how the bytes arrived. */
export async function* regularChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    length += chunk.length;
    if (length < CHUNK_BYTES) continue;
    const bytes = Buffer.concat(kept);
    const whole = length - (length % CHUNK_BYTES);
    for (let start = 0; start < whole; start += CHUNK_BYTES) yield bytes.subarray(start, start + CHUNK_BYTES);
    kept = [bytes.subarray(whole)];
    length -= whole;
  }
  if (length > 0) yield Buffer.concat(kept);
}
