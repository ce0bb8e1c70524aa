/** The text of an answer. @throws {Error} as soon as it has more than `maxBytes`, whatever it said of its length. */
export async function readBounded({ body }: Response, maxBytes: number): Promise<string> {
  if (body === null) return '';
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > maxBytes) throw new Error(`The answer has more than ${maxBytes} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
