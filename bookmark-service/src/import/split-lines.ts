/**
 * The pieces of `chunk` up to and including each line feed, so that a parser that is fed with them one by one can tell
 * the line of what it finds.
 */
export function* piecesByLine(chunk: string): Generator<string> {
  let start = 0;
  for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
    yield chunk.slice(start, end + 1);
    start = end + 1;
  }
  if (start < chunk.length) yield chunk.slice(start);
}
