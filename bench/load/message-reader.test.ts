import { describe, expect, test } from '@jest/globals';
import { createMessageReader } from './message-reader.ts';

const WITH_LENGTH = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
const IN_CHUNKS = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n';

/** The bodies of the messages in a text that comes in pieces of the size. */
function bodiesIn(text: string, pieceSize: number): string[] {
  const bodies: string[] = [];
  const read = createMessageReader(({ body }) => bodies.push(body.toString()));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceSize) read(bytes.subarray(at, at + pieceSize));
  return bodies;
}

describe('createMessageReader', () => {
  test.each([1, 2, 7, 1000])('it finds each message in pieces of %i bytes', (pieceSize) => {
    expect(bodiesIn(WITH_LENGTH + IN_CHUNKS + WITH_LENGTH, pieceSize)).toEqual(['hello', 'hello', 'hello']);
  });

  test('it waits for what is missing', () => {
    expect(bodiesIn(WITH_LENGTH.slice(0, -1), 1000)).toEqual([]);
    expect(bodiesIn(IN_CHUNKS.slice(0, -1), 1000)).toEqual([]);
  });

  test('a message without a length has no body', () => {
    expect(bodiesIn(`HTTP/1.1 204 No Content\r\n\r\n${WITH_LENGTH}`, 1000)).toEqual(['', 'hello']);
  });
});
