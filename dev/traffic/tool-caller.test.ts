import { describe, expect, test } from '@jest/globals';
import { outcomeOf } from './tool-caller.ts';

const result = (members: object) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, result: { content: [{ text: 'Done.' }], ...members } });

describe('outcomeOf', () => {
  test('the data of a result counts as done, as JSON and as an event', () => {
    const body = result({ structuredContent: { a: 1 } });
    for (const answer of [body, `event: message\ndata: ${body}\n\n`])
      expect(outcomeOf({ status: 200, body: answer })).toEqual({ isDone: true, data: { a: 1 } });
  });

  test.each([
    ['a problem, by its status and code', 503, '{"code":"upstream_unavailable"}', '503 upstream_unavailable'],
    ['a status with any other body', 500, 'Oops', '500 Oops'],
    ['an error of a tool', 200, result({ isError: true, content: [{ text: 'No.' }] }), 'tool: No.'],
    ['an error of JSON-RPC', 200, '{"error":{}}', 'unreadable: {"error":{}}'],
    ['half an answer', 200, '{"jsonrpc"', 'unreadable: {"jsonrpc"'],
  ])('%s is a fault', (_what, status, body, fault) => {
    expect(outcomeOf({ status, body })).toEqual({ isDone: false, fault });
  });

  test('faults that differ by the request alone are the same', () => {
    const content = [{ text: 'Report request 0c5a6f0e-1d1f-4d7a-9f55-5d2a3c1b0a99.' }];
    expect(outcomeOf({ status: 200, body: result({ isError: true, content }) })).toMatchObject({
      fault: 'tool: Report request ….',
    });
  });
});
