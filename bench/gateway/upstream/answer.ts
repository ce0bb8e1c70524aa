/** One bookmark, as `get_bookmarks` answers. */
const BOOKMARK = {
  id: 'bm_01hzy3v7k2m4n6p8q0r2s4t6v8',
  url: 'https://doc.rust-lang.org/book/ch04-00-understanding-ownership.html',
  title: 'Understanding Ownership - The Rust Programming Language',
  tags: ['rust', 'reading'],
  status: 'unread',
  added: '2026-10-04T18:21:07.000Z',
};

const BODY = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  result: {
    content: [{ type: 'text', text: `${BOOKMARK.title}\n${BOOKMARK.url}` }],
    structuredContent: { bookmarks: [{ ref: BOOKMARK.url, saved: true, bookmark: BOOKMARK }] },
  },
});

/** A whole answer of HTTP, as bytes. */
export const ANSWER = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`,
);
