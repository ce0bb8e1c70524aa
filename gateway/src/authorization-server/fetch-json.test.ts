import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, test } from '@jest/globals';
import { fetchJson, fetchJsonWithin, MAX_DOCUMENT_BYTES } from './fetch-json.ts';

/** What fetching from a server with this answer comes to. */
async function fetchFrom(listener: RequestListener, timeoutMs?: number): Promise<unknown> {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/doc`;
  try {
    return await (timeoutMs === undefined ? fetchJson(url) : fetchJsonWithin(url, timeoutMs));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('returns the document', async () => {
  expect(await fetchFrom((_req, res) => void res.end('{"a":"é"}'))).toEqual({ a: 'é' });
});

test('returns a document that is as large as allowed', async () => {
  const text = JSON.stringify('x'.repeat(MAX_DOCUMENT_BYTES - 2));
  expect(await fetchFrom((_req, res) => void res.end(text))).toHaveLength(MAX_DOCUMENT_BYTES - 2);
});

test('reads no more than fits', async () => {
  const endless: RequestListener = (_req, res) => {
    const more = () => {
      while (res.write('x'.repeat(65_536)));
    };
    res.on('drain', more);
    more();
  };
  await expect(fetchFrom(endless)).rejects.toThrow('more than fits');
});

test.each([301, 302, 307])('follows no redirect (%i)', async (status) => {
  const asked: string[] = [];
  const fetched = fetchFrom((req, res) => {
    asked.push(req.url ?? '');
    res.writeHead(status, { location: '/elsewhere' }).end('{}');
  });
  await expect(fetched).rejects.toThrow(`answered ${status}`);
  expect(asked).toEqual(['/doc']);
});

test.each([204, 404, 500])('refuses a %i', async (status) => {
  await expect(fetchFrom((_req, res) => void res.writeHead(status).end())).rejects.toThrow(
    `answered ${status}`,
  );
});

test('refuses what is no JSON', async () => {
  await expect(fetchFrom((_req, res) => void res.end('<html>'))).rejects.toThrow('JSON');
});

test.each([
  ['says nothing', () => undefined],
  ['stops in the middle', (_req: unknown, res: { write(text: string): void }) => res.write('{')],
])('does not wait for a server that %s', async (_what, listener) => {
  await expect(fetchFrom(listener, 50)).rejects.toThrow('timeout');
});
