import { expect, test } from '@jest/globals';
import type { Load } from './load.ts';
import { requiredResult } from './required-result.ts';

const answering = (status: number, body: string): Load => ({
  call: async () => ({ status, head: '', body: Buffer.from(body) }),
  [Symbol.dispose]: () => {},
});

test('a result is what is asked for, as JSON or as an event', async () => {
  for (const body of ['{"result":{"content":[]}}', 'event: message\ndata: {"result":{"content":[]}}\n\n'])
    await expect(requiredResult(answering(200, body), Buffer.alloc(0))).resolves.toBeUndefined();
});

test.each([
  ['is refused', 401, '{"result":{}}'],
  ['ends in an error of the protocol', 200, '{"error":{"code":-32603}}'],
  ['ends in an error of the tool', 200, '{"result":{"isError":true}}'],
])('a call that %s is not measured as one that worked', async (_, status, body) => {
  await expect(requiredResult(answering(status, body), Buffer.alloc(0))).rejects.toThrow(String(status));
});
